/**
 * Codes of JSON-RPC errors between runtime and worker. Runtime 0.11 decides by range whether a step runs again
 * (docs/internals/wire.md#number-of-executions): −32000…−32099 never, −32100…−32199 when the flow says `onError: retry`, −32300…−32399 always.
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

/** What a runtime does with a failed step. `byFlow`: the step's `onError` decides. */
export type RetryPolicy = "never" | "byFlow" | "always";

/** The code that carries a policy when the author of an error named none. */
export const RETRY_CODES: { readonly [policy in RetryPolicy]: number } = {
  never: ERROR_CODES.workerError,
  byFlow: ERROR_CODES.componentFailed,
  always: ERROR_CODES.transportError,
};

/** The policy that runtime 0.11 reads from a code; 0.9 never repeats, 0.10 always does (docs/internals/wire.md#number-of-executions). */
export function retryPolicyOf(code: number): RetryPolicy {
  if (code <= -32300 && code >= -32399) return "always";
  if (code <= -32100 && code >= -32199) return "byFlow";
  return "never";
}
