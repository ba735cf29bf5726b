import { createWorker } from "@stepflow/worker";

interface Text {
  readonly text: string;
}

export default createWorker({ name: "text" })
  .component("/word-count", ({ text = "" }: Partial<Text>) => ({
    words: text.split(/\s+/).filter((word) => word !== "").length,
  }))
  .component("/summarize", ({ words }: { readonly words: number }) => ({ text: `a text of ${words} words` }))
  .component("/answer", ({ text }: Text) => ({ text: `This is ${text}.` }));
