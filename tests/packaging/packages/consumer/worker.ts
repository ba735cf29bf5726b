// A user's program, type-checked and run against the packed packages. It is compiled alone, without files of the repository.
import { ComponentError, createWorker, defineComponent } from "@stepflow/worker";
import { start } from "@stepflow/worker/node";

const greet = defineComponent({
  path: "/greet/{language}",
  input: { type: "object", properties: { name: { type: "string" } }, required: ["name"] },
  execute(input, { params }) {
    const { name } = input as { name: string };
    if (params.language !== "de") throw new ComponentError(`No greeting in ${params.language}`);
    return { text: `Grüß Gott, ${name}` };
  },
});

const worker = createWorker({ name: "packed", components: [greet] }).component("/double", ({ n }: { n: number }) => {
  console.log("components may print what they like: it does not go to stdout");
  return { n: n * 2 };
});

await start(worker);
