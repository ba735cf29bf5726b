// Calls that many programs never use. They are one module, so that bundles have one file that is loaded at the first of these calls.

export { refuseOptions } from "./http/refuse-options.ts";
export { getBinary, getBlob, putBinary, putBlob } from "./resources/blobs.ts";
export { listComponents } from "./resources/components.ts";
export { getFlowVariables } from "./resources/flow-variables.ts";
export { follow } from "./runs/follow.ts";
export { fork } from "./runs/fork.ts";
export { getRun } from "./runs/get-run.ts";
export { compareRuns } from "./runs/recorded-run.ts";
export { resolveResults } from "./runs/resolve-results.ts";
export { runPinned } from "./runs/run-pinned.ts";
export { getRunTree } from "./runs/run-tree.ts";
export { cancelRun, deleteRun, getRunFlow, getRunSteps, listRuns } from "./runs/runs.ts";
