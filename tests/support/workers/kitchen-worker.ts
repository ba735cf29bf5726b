import { createWorker } from "@stepflow/worker";
import { blobComponents } from "./kitchen/blobs.ts";
import { failingComponents } from "./kitchen/failures.ts";
import { flowComponents } from "./kitchen/flows.ts";
import { plainComponents } from "./kitchen/plain.ts";
import { runComponents } from "./kitchen/runs.ts";

/** A worker with a component for each thing that components can do; the same file runs on every runtime. */
export default createWorker({
  name: "kitchen",
  components: [...plainComponents, ...blobComponents, ...runComponents, ...flowComponents, ...failingComponents],
});
