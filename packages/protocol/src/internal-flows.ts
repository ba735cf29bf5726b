// Helpers for flows, recorded runs and files of blobs that the packages of this project share. They are internal and do not follow semantic
// versioning. They are an entry of their own because bundlers load an entry as a whole, and clients load these helpers at first use.

export { filenameFromHeader, filenameToHeader } from "./blobs/blob-filename.ts";
export { InvalidForkError, InvalidPinError } from "./errors/fork-errors.ts";
export { checkPins, toKnownResults } from "./flows/check-pins.ts";
export { type ComparableItem, type ComparableStep, compareItems } from "./flows/compare-runs.ts";
export { type FlowDocument, stepsOf } from "./flows/flow-document.ts";
export { flowVariablesOf } from "./flows/flow-variables.ts";
export {
  ABSENT,
  follow,
  formatJsonPath,
  type JsonPath,
  JsonPathError,
  type PathPart,
  parseJsonPath,
} from "./flows/json-path.ts";
export { referencedSteps } from "./flows/map-references.ts";
export { mergePatch, patchSteps } from "./flows/patch-steps.ts";
export { type PinnedFlow, pinSteps, restoreFailure } from "./flows/pin-steps.ts";
export { type ForkRequest, type ForkSource, missingResults, planFork } from "./flows/plan-fork.ts";
