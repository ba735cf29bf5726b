import { type Dialect, ERROR_CODES } from "@stepflow/protocol";
import type { CallbackCodes, FailureCodes, VersionTraits } from "./version-traits.ts";

/**
 * Runtime versions that the embedded runtime can imitate. Real runtimes 0.12 and 0.13 serve workers that pull; as these versions, the embedded
 * one serves workers in this process, by URL and by command, too, with the messages of 0.11.
 */
export type RuntimeVersion = "0.9.0" | "0.10.0" | "0.11.1" | "0.12.0" | "0.13.0";

/** Version that is followed by default. It is also the version of the REST API. */
export const DEFAULT_VERSION: RuntimeVersion = "0.11.1";

/** Behaviour of a version; {@link semanticsOf} returns it. */
export interface Semantics extends VersionTraits {
  /** The version that is followed. */
  readonly version: RuntimeVersion;
}

const LEGACY_CODES: FailureCodes = {
  undefinedField: 1,
  unknownStep: 404,
  internal: 500,
  badResult: 400,
  transport: 500,
};

/** Codes of the protobuf enum `TaskErrorCode`. */
const TASK_CODES: FailureCodes = { undefinedField: 8, unknownStep: 8, internal: 9, badResult: 2, transport: 5 };

const LEGACY_CALLBACK_CODES: CallbackCodes = { notFound: -32_011, invalidValue: -32_012 };

const V0_11: Semantics = {
  version: "0.11.1",
  dialect: "v1",
  flowFormat: "v1",
  readsMaxRetries: true,
  refusesMisplacedSchemas: true,
  receivesDoubles: false,
  refusesFrom: false,
  workerPlugins: ["stepflow"],
  configFormat: "v1",
  configRetry: "top",
  hasBlobApi: true,
  codes: {
    undefinedField: ERROR_CODES.undefinedField,
    unknownStep: ERROR_CODES.entityNotFound,
    internal: ERROR_CODES.runtimeInternalError,
    badResult: ERROR_CODES.componentBadRequest,
    transport: ERROR_CODES.transportError,
  },
  errorCodes: "rpc",
  explainsErrors: false,
  wrapsComponentErrors: false,
  retries: "byCode",
  maxRetries: 3,
  routesComponents: false,
  workersRoute: false,
  hasNoopAndSleep: false,
  concurrency: 10,
  needs: "initial",
  componentRuns: "nested",
  countsFailedOutputs: "never",
  ignoresNestedChanges: true,
  blobTypes: ["flow", "data", "binary"],
  parsesFlowBlobs: false,
  requiresFlowType: false,
  missingBlobIsCause: false,
  startedWorkerExecutions: 1,
  restartsWorker: "afterTransportFailure",
  callbackCodes: { notFound: -32_005, invalidValue: -32_004 },
  submitAnswersFirst: false,
  showsItemsAtEnd: true,
  restApi: "words",
  runDetails: "items",
  showsStepResults: false,
};

const V0_10: Semantics = {
  ...V0_11,
  version: "0.10.0",
  flowFormat: "v0",
  readsMaxRetries: false,
  refusesMisplacedSchemas: false,
  configRetry: "plugin",
  codes: LEGACY_CODES,
  wrapsComponentErrors: true,
  retries: "everything",
  maxRetries: 2,
  concurrency: "items",
  countsFailedOutputs: "withoutSteps",
  restartsWorker: "afterFailure",
  callbackCodes: LEGACY_CALLBACK_CODES,
};

const V0_9: Semantics = {
  ...V0_10,
  version: "0.9.0",
  dialect: "v0",
  configFormat: "v0",
  configRetry: "none",
  hasBlobApi: false,
  retries: "none",
  maxRetries: 0,
  componentRuns: "apart",
  countsFailedOutputs: "always",
  blobTypes: ["flow", "data"],
  parsesFlowBlobs: true,
  requiresFlowType: true,
  missingBlobIsCause: true,
  startedWorkerExecutions: 3,
  submitAnswersFirst: true,
  runDetails: "inputs",
  showsStepResults: true,
};

const V0_12: Semantics = {
  ...V0_11,
  version: "0.12.0",
  workerPlugins: ["grpc"],
  codes: TASK_CODES,
  errorCodes: "task",
  workersRoute: true,
  receivesDoubles: true,
  componentRuns: "apart",
  countsFailedOutputs: "always",
  ignoresNestedChanges: false,
  restApi: "messages",
};

const V0_13: Semantics = {
  ...V0_12,
  version: "0.13.0",
  receivesDoubles: false,
  refusesFrom: true,
  routesComponents: true,
  workersRoute: false,
  hasNoopAndSleep: true,
};

const VERSIONS: Readonly<Record<RuntimeVersion, Semantics>> = {
  "0.9.0": V0_9,
  "0.10.0": V0_10,
  "0.11.1": V0_11,
  "0.12.0": V0_12,
  "0.13.0": V0_13,
};

/** The behaviour without a chosen version: 0.11.1 with flows run as they are documented, and without its defects. */
const DOCUMENTED: Semantics = {
  ...V0_11,
  workerPlugins: ["stepflow", "grpc"],
  explainsErrors: true,
  hasNoopAndSleep: true,
  showsItemsAtEnd: false,
  needs: "late",
  ignoresNestedChanges: false,
  restartsWorker: "afterExit",
};

/**
 * Returns the behaviour of a version; if omitted, that of 0.11.1 with flows run as they are documented.
 *
 * @throws TypeError for a version that cannot be imitated.
 */
export function semanticsOf(version?: RuntimeVersion): Semantics {
  checkRuntimeVersion("version", version);
  return version === undefined ? DOCUMENTED : VERSIONS[version];
}

/** Returns the newest version that spells its messages in a dialect. */
export function versionSpeaking(dialect: Dialect): RuntimeVersion {
  return dialect === V0_9.dialect ? V0_9.version : DEFAULT_VERSION;
}

/**
 * Refuses a version that cannot be imitated.
 *
 * @param option name of the option that holds it.
 * @throws TypeError
 */
export function checkRuntimeVersion(option: string, version: unknown): void {
  if (version === undefined || (typeof version === "string" && Object.hasOwn(VERSIONS, version))) return;
  const known = Object.keys(VERSIONS).map((one) => `"${one}"`);
  throw new TypeError(
    `${option} must be one of ${known.join(", ")}, got ${JSON.stringify(version)}. To test with another version, start a real runtime by @stepflow/orchestrator.`,
  );
}
