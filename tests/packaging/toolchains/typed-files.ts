import { entries } from "../../architecture/public-entries.ts";

/** The types of vitest, which this entry extends, are checked by vitest's own versions of TypeScript and `@types/node` only. */
const OF_VITEST = "@stepflow/runtime/testing/vitest";

/** Imports every entry, so that TypeScript reads all types. */
export function importing(specifiers: readonly string[]): string {
  return specifiers.map((specifier, at) => `import * as e${at} from "${specifier}";\nvoid e${at};\n`).join("");
}

export const TYPED_ENTRIES: readonly string[] = entries
  .map(({ specifier }) => specifier)
  .filter((specifier) => specifier !== OF_VITEST);

/** What users write: components with and without schemas, a typed flow, a client, a test runtime, a server. */
const USER_FILE = `
import { createClient, type RunResult } from "@stepflow/client";
import { createRuntime } from "@stepflow/runtime";
import { testRuntime } from "@stepflow/runtime/testing";
import { basic, ComponentError, createWorker, defineComponent, jsonSchema } from "@stepflow/worker";
import { flow } from "@stepflow/worker/flow";
import { type StartedWorker, start } from "@stepflow/worker/node";
import { z } from "zod";

const wordCount = defineComponent({
  path: "/word-count",
  input: z.object({ text: z.string(), limit: z.number().optional() }),
  output: z.object({ words: z.number().int(), blobId: z.string() }),
  async execute({ text, limit }, ctx) {
    const blobId = await ctx.putBlob({ text });
    if (limit !== undefined && text.length > limit) throw new ComponentError("too long", { data: { limit } });
    const words: number = text.split(" ").length;
    return { words, blobId };
  },
});
export const worker = createWorker({ name: "text", components: [wordCount], auth: basic({ username: "a", password: "b" }) })
  .component("/next", { input: jsonSchema<{ n: number }>({ type: "object" }) }, ({ n }) => n + 1)
  .component("/double", ({ n }: { n: number }) => ({ n: n * 2 }));

const counting = flow({ name: "counting", mount: { text: worker }, input: z.object({ body: z.string() }) }, ({ input, step }) => {
  const count = step("count", wordCount, { text: input.body });
  return { words: count.words };
});
export async function main(): Promise<readonly unknown[]> {
  const running: StartedWorker = await start(worker);
  const runtime = await createRuntime({ workers: { text: worker } });
  const result: RunResult = await createClient(runtime).run(counting, [{ body: "one two" }]);
  const kit = await testRuntime(worker);
  const executed = await kit.execute("/word-count", { text: "a" });
  return [running.port, result.items, executed];
}
`;

/** Files of a user that together read all types of the packages. */
export const TYPED_FILES: Readonly<Record<string, string>> = {
  "entries.ts": importing(TYPED_ENTRIES),
  "user.ts": USER_FILE,
  // The types are really read: a wrong field does not compile.
  "wrong.ts": `
import { flow } from "@stepflow/worker/flow";
import { defineComponent } from "@stepflow/worker";
import { z } from "zod";
const echo = defineComponent({ path: "/echo", input: z.object({ text: z.string() }), execute: ({ text }) => text });
export const wrong = flow({ name: "wrong", input: z.object({ n: z.number() }) }, ({ input, step }) =>
  // @ts-expect-error The field is called text.
  step("a", echo, { tex: input.n }),
);
`,
};
