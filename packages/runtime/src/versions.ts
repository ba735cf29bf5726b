import { ERROR_CODES } from "@stepflow/protocol";
import { checkRuntimeVersion, type RuntimeVersion } from "./flow/runtime-version.ts";

/** Codes of failures that the runtime itself finds. */
export interface FailureCodes {
  readonly undefinedField: number;
  readonly unknownStep: number;
  readonly internal: number;
  /** A flow that `iterate` runs gave neither `result` nor `next`. */
  readonly badResult: number;
  readonly transport: number;
}

/** In what the runtimes differ. */
export interface Semantics {
  /** The runtime that is followed. */
  readonly version: RuntimeVersion;
  readonly codes: FailureCodes;
  /** Whether a component's own error is hidden in a stack of causes (0.9, 0.10; docs/internals/wire.md#errors-and-retries). */
  readonly wrapsComponentErrors: boolean;
  /** Who repeats a failed execution: nobody, the worker's plugin whatever the error, or the step by the class of its code. */
  readonly retries: "none" | "everything" | "byCode";
  /** Repetitions after transport failures; with `everything` after all of them. */
  readonly maxRetries: number;
  /** How many steps of a run execute at once unless it says so. */
  readonly concurrency: number | "items";
  /**
   * When it is decided which steps are needed: `initial` once, as runtimes 0.9 – 0.11 do, which leaves branches undone whose
   * condition needs another step; `late` again whenever a step has ended, as Stepflow's documentation has it.
   */
  readonly needs: "initial" | "late";
  /** Whether runs that components submit are part of the run they belong to, or runs of their own. */
  readonly componentRuns: "nested" | "apart";
  /**
   * Whether a run that a component started has failed when items of it have, though no step did: their outputs could not be computed.
   * 0.10 says so of flows without steps only.
   */
  readonly countsFailedOutputs: "always" | "withoutSteps" | "never";
  /** Whether the overrides and variables of nested runs are overlooked, as 0.10 and 0.11 do (docs/internals/wire.md#callbacks). */
  readonly overlooksNestedChanges: boolean;
  /** Blob types that `put_blob` takes. */
  readonly blobTypes: readonly string[];
}

const LEGACY_CODES: FailureCodes = {
  undefinedField: 1,
  unknownStep: 404,
  internal: 500,
  badResult: 400,
  transport: 500,
};

const V0: Semantics = {
  version: "0.9.0",
  codes: LEGACY_CODES,
  wrapsComponentErrors: true,
  retries: "none",
  maxRetries: 0,
  concurrency: "items",
  needs: "initial",
  componentRuns: "apart",
  countsFailedOutputs: "always",
  overlooksNestedChanges: true,
  blobTypes: ["flow", "data"],
};

const V1: Semantics = {
  version: "0.11.1",
  codes: {
    undefinedField: ERROR_CODES.undefinedField,
    unknownStep: ERROR_CODES.entityNotFound,
    internal: ERROR_CODES.runtimeInternalError,
    badResult: ERROR_CODES.componentBadRequest,
    transport: ERROR_CODES.transportError,
  },
  wrapsComponentErrors: false,
  retries: "byCode",
  maxRetries: 3,
  concurrency: 10,
  needs: "initial",
  componentRuns: "nested",
  countsFailedOutputs: "never",
  overlooksNestedChanges: true,
  blobTypes: ["flow", "data", "binary"],
};

const VERSIONS: Readonly<Record<RuntimeVersion, Semantics>> = {
  "0.9.0": V0,
  "0.10.0": {
    ...V1,
    version: "0.10.0",
    codes: LEGACY_CODES,
    wrapsComponentErrors: true,
    retries: "everything",
    maxRetries: 2,
    concurrency: "items",
    countsFailedOutputs: "withoutSteps",
  },
  "0.11.1": V1,
};

/** How the named runtime behaves; without a name as 0.11.1, but with flows run as they are documented. @throws TypeError */
export function semanticsOf(version?: RuntimeVersion): Semantics {
  checkRuntimeVersion("version", version);
  return version === undefined ? { ...V1, needs: "late", overlooksNestedChanges: false } : VERSIONS[version];
}
