import { createWorker } from "@stepflow/worker";

const worker = createWorker({ name: "text" });

worker.component(
  "/word-count",
  { description: "Counts the words of a text." },
  async ({ text }: { text: string }, ctx) => {
    const words = text.split(/\s+/);
    await ctx.putBlob(words);
    ctx.log.info("Counted.", { words: words.length });
    return { words: words.length };
  },
);
worker.component("/echo", (input: unknown) => input);
worker.component("/fail", () => {
  throw new Error("It was asked to fail.");
});
worker.component("/print", () => {
  process.stdout.write("A line of the component.\n");
  return "printed";
});
worker.component("/variable", ({ name }: { name: string }, ctx) => ({ value: ctx.env[name] ?? null }));
/** Never ends by itself, and reports the id of its process. */
worker.component("/wait", async () => {
  process.stderr.write(`waiting in ${process.pid}\n`);
  await new Promise((resolve) => setTimeout(resolve, 3_600_000));
});

export default worker;
