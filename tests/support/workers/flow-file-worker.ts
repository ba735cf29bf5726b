import { udf } from "@stepflow/udf";
import { ComponentError, createWorker, defineComponent, silentLogger, type Worker } from "@stepflow/worker";
import { blobComponents } from "./kitchen/blobs.ts";
import { failingComponents } from "./kitchen/failures.ts";
import { flowComponents } from "./kitchen/flows.ts";
import { plainComponents } from "./kitchen/plain.ts";

const ownComponents = [
  defineComponent({
    path: "/behave",
    description: "Succeeds or fails as asked.",
    execute({ mode }: { mode: string }) {
      if (mode === "succeed") return { done: true };
      throw new ComponentError(mode === "fail" ? "It was asked to fail." : `It has no mode ${mode}.`);
    },
  }),
  defineComponent({
    path: "/shout",
    execute: ({ text }: { text: string }) => ({ text: `${text.toUpperCase()}!` }),
  }),
  defineComponent({
    path: "/measure",
    execute: ({ text }: { text: string }) => ({ chars: [...text].length, words: text.split(" ").length }),
  }),
  defineComponent({
    path: "/add",
    execute: ({ a, b }: { a: number; b: number }) => ({ sum: a + b }),
  }),
  defineComponent({
    path: "/count",
    description: "One round of a loop.",
    execute: ({ at, to }: { at: number; to: number }) =>
      at < to ? { next: { at: at + 1, to } } : { result: `reached ${at}` },
  }),
];

const kitchen = [...plainComponents, ...blobComponents, ...flowComponents, ...failingComponents];

/** Worker of the flows in `tests/embedded/flows/files`: small components with one job each, parts of the kitchen, and stored functions. */
export const createFlowFileWorker = (): Worker =>
  createWorker({ name: "flow-files", components: [...kitchen, ...ownComponents, udf()], logger: silentLogger });
