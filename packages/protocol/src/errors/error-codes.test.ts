import { expect, it } from "vitest";
import { ERROR_CODES } from "./error-codes.ts";

it("errors.standard-codes: codes are those of the protocol", () => {
  expect(ERROR_CODES).toEqual({
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
  });
});
