import { createWorker } from "@stepflow/worker";
import { blobComponents } from "./kitchen/blobs.ts";
import { failingComponents } from "./kitchen/failures.ts";
import { flowComponents } from "./kitchen/flows.ts";
import { plainComponents } from "./kitchen/plain.ts";
import { runComponents } from "./kitchen/runs.ts";

/** Worker with components for everything that components can do. The same file runs on every runtime. */
export default createWorker({
  name: "kitchen",
  components: [...plainComponents, ...blobComponents, ...runComponents, ...flowComponents, ...failingComponents],
});
