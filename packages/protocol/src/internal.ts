// Helpers that the packages of this project share. They are internal and do not follow semantic versioning.

export { type BlobReference, isBlobReference } from "./blobs/blob-reference.ts";
export { checkPins, toKnownResults } from "./flows/check-pins.ts";
export { type ComparableItem, type ComparableStep, compareItems } from "./flows/compare-runs.ts";
export { type FlowDocument, stepsOf } from "./flows/flow-document.ts";
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
export { basicAuthorization } from "./internal/basic-authorization.ts";
export { bindMethods } from "./internal/bind-methods.ts";
export { checkOptionNames } from "./internal/check-option-names.ts";
export { clip } from "./internal/clip.ts";
export { createDeferred, type Deferred } from "./internal/deferred.ts";
export { type Defined, defined } from "./internal/defined.ts";
export { fromDocumentPath } from "./internal/document-path.ts";
export { endOfString } from "./internal/end-of-string.ts";
export { inBatches } from "./internal/in-batches.ts";
export { escapePointerKey, fromPointer, toPointer } from "./internal/json-pointer.ts";
export { LimitedLog } from "./internal/limited-log.ts";
export { createLineEnds } from "./internal/line-ends.ts";
export { MAX_PLACES } from "./internal/max-places.ts";
export { MAX_TIMER_MS } from "./internal/max-timer.ts";
export { messageOf } from "./internal/message-of.ts";
export { nearestName, nearestPath } from "./internal/nearest-name.ts";
export { onAbort } from "./internal/on-abort.ts";
export { familyOf, type ProcessEntry, parseProcStat, readProcEntries } from "./internal/process-family.ts";
export { readWithin, StreamTooLongError } from "./internal/read-within.ts";
export { Semaphore } from "./internal/semaphore.ts";
export { quoteUrl, showUrl } from "./internal/show-url.ts";
export { sleep } from "./internal/sleep.ts";
export { writeNumber, writeSortedJson } from "./internal/sorted-json.ts";
export { describeTlsError, type TlsRemedies } from "./internal/tls-error.ts";
export { checkTlsOptions, type TlsOptions } from "./internal/tls-options.ts";
export { escapeUnsafe, escapeUnsafeJson } from "./internal/unsafe-characters.ts";
export { setMember } from "./json/json-object.ts";
export { describeLoss } from "./json/lossy-object.ts";
export { memoryOfJson } from "./json/memory-of-json.ts";
export { findUnsendable, type Unsendable, type UnsendableOptions } from "./json/unsendable.ts";
