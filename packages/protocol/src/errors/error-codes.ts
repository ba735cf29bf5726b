/**
 * Codes of the JSON-RPC errors between runtime and worker. The range of a code decides whether runtime 0.11 executes a failed
 * step again: never for −32000 to −32099, if the step has `onError: retry` for −32100 to −32199, always for −32300 to −32399.
 */
export const ERROR_CODES = {
  parseError: -32700,
  invalidRequest: -32600,
  methodNotFound: -32601,
  invalidParams: -32602,
  internalError: -32603,
  workerError: -32000,
  componentNotFound: -32001,
  notInitialized: -32002,
  invalidInput: -32003,
  invalidValue: -32004,
  notFound: -32005,
  protocolVersionMismatch: -32006,
  workerDependencyError: -32007,
  workerConfigurationError: -32008,
  componentFailed: -32100,
  componentValueError: -32101,
  componentResourceUnavailable: -32102,
  componentBadRequest: -32103,
  undefinedField: -32200,
  entityNotFound: -32201,
  runtimeInternalError: -32202,
  transportError: -32300,
  transportSpawnError: -32301,
  transportConnectionError: -32302,
  transportProtocolError: -32303,
} as const;
