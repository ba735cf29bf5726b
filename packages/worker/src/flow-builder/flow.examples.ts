import { createWorker, defineComponent } from "@stepflow/worker";
import { flow, own } from "@stepflow/worker/flow";
import { z } from "zod";

const wordCount = defineComponent({
  path: "/word-count",
  input: z.object({ text: z.string() }),
  output: z.object({ words: z.number() }),
  execute: ({ text }) => ({ words: text.split(/\s+/).length }),
});
const worker = createWorker({ name: "text-tools", components: [wordCount] });

// #region flow
const counting = flow(
  // The runtime routes /text/… to the worker.
  { name: "counting", mount: { text: worker }, input: z.object({ text: z.string() }) },
  ({ input, step }) => {
    const count = step("count", wordCount, { text: input.text });
    return { words: count.words };
  },
);
// #endregion

// #region own
const average = flow({ name: "average", input: z.object({ text: z.string() }) }, ({ input, step }) =>
  step("count", own(wordCount), { text: input.text }),
);
const sameInJson = {
  steps: [{ id: "count", component: own("/word-count"), input: { $input: "$" } }],
  output: { $step: "count" },
};
// #endregion

flow({ name: "steps", mount: { text: worker }, input: z.object({ text: z.string() }) }, ({ input, step }) => {
  // #region step
  const count = step("count", wordCount, { text: input.text }, { onError: { retry: 2 } });
  // #endregion
  // #region stepByPath
  const stored = step<{ blob_id: string }>("store", "/builtin/put_blob", { data: { words: count.words } });
  // #endregion
  return stored.blob_id;
});
