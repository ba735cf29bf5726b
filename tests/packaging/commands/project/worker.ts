import { createWorker } from "@stepflow/worker";

export default createWorker({ name: "hello" }).component("/count-words", ({ text }: { readonly text: string }) => ({
  words: text.split(" ").length,
}));
