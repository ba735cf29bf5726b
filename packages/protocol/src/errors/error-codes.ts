/**
 * Codes of the JSON-RPC errors between runtime and worker. The range of a code decides whether runtime 0.11 executes a failed step again.
 * −32000 to −32099: never. −32100 to −32199: if the step has `onError: retry`. −32300 to −32399: always. Each code names the class that has
 * it, or the part that sends it.
 */
export const ERROR_CODES = {
  /** The body is not JSON, or not UTF-8. */
  parseError: -32700,
  /** The body is not a JSON-RPC message, or the HTTP request was refused. */
  invalidRequest: -32600,
  /** `MethodNotFoundError`. */
  methodNotFound: -32601,
  /** `InvalidParamsError`; `InvalidPinError`; `InvalidForkError`; `OverrideError` of the embedded runtime. */
  invalidParams: -32602,
  /** Anything other than a `StepflowError` that is thrown outside of a component. */
  internalError: -32603,
  /** `InvalidOutputError`; `ComponentError` with `retry: "never"`; errors of runtimes without a code of their own. */
  workerError: -32000,
  /** `ComponentNotFoundError`. */
  componentNotFound: -32001,
  /** `NotInitializedError`. */
  notInitialized: -32002,
  /** `InvalidInputError`. */
  invalidInput: -32003,
  /** `InvalidFlowError` and `InvalidConfigError` of the embedded runtime; runtime 0.11 for an invalid id in a callback. */
  invalidValue: -32004,
  /** Runtime 0.11 for an unknown id in a callback. */
  notFound: -32005,
  /** `ProtocolVersionError`. */
  protocolVersionMismatch: -32006,
  /** Defined by the protocol, used by no class. */
  workerDependencyError: -32007,
  /** Defined by the protocol; the worker also reads it as an unknown blob id. */
  workerConfigurationError: -32008,
  /** `ComponentError`, also for anything else that a component throws; `ComponentTimeoutError`; `CallbackError`. */
  componentFailed: -32100,
  /** Defined by the protocol, used by no class. */
  componentValueError: -32101,
  /** Defined by the protocol, used by no class. */
  componentResourceUnavailable: -32102,
  /** The built-in component `/builtin/iterate`, for a result of its flow that it cannot use. */
  componentBadRequest: -32103,
  /** The embedded runtime for an expression that leads to no value. */
  undefinedField: -32200,
  /** The embedded runtime for an expression that names an unknown step; `UnknownRunError` of the embedded runtime. */
  entityNotFound: -32201,
  /** `RuntimeClosedError` and `BlobDamagedError` of the embedded runtime, and runs that were cancelled. */
  runtimeInternalError: -32202,
  /** `OverloadedError`; `ShuttingDownError`; `ComponentError` with `retry: "always"`; `WorkerClientError`. */
  transportError: -32300,
  /** `WorkerStartError` of the embedded runtime. */
  transportSpawnError: -32301,
  /** Defined by the protocol, used by no class. */
  transportConnectionError: -32302,
  /** Defined by the protocol, used by no class. */
  transportProtocolError: -32303,
} as const;
