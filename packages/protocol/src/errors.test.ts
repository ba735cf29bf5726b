import { describe, expect, it } from "vitest";
import {
  BlobApiUnavailableError,
  BlobIntegrityError,
  BlobNotFoundError,
  BlobTooLargeError,
  CallbackAbortedError,
  CallbackTimeoutError,
  ComponentError,
  ComponentNotFoundError,
  ComponentTimeoutError,
  ContextClosedError,
  DisconnectedError,
  ERROR_CODES,
  FlowError,
  InvalidBlobError,
  InvalidBlobIdError,
  InvalidInputError,
  InvalidOutputError,
  InvalidParamsError,
  MethodNotFoundError,
  NotInitializedError,
  OverloadedError,
  ProtocolVersionError,
  RETRY_CODES,
  RuntimeCallError,
  retryPolicyOf,
  ShuttingDownError,
  type StepflowError,
  StepNotFoundError,
  toRpcError,
  UnknownRuntimeError,
  UnsupportedByRuntimeError,
} from "./index.ts";

const ISSUES = [{ pointer: "/text", message: "must be string" }];

/** Design of errors, by literal expectations: nothing here is read from the code under test. */
const PINS: readonly (readonly [
  error: StepflowError,
  name: string,
  code: number,
  retry: string,
  message: string,
  data: object,
])[] = [
  [
    new InvalidParamsError("components/execute", ISSUES),
    "InvalidParamsError",
    -32602,
    "never",
    "Invalid parameters for components/execute: /text must be string",
    { component: "/a", method: "components/execute", issues: ISSUES },
  ],
  [
    new MethodNotFoundError("x", "Try y."),
    "MethodNotFoundError",
    -32601,
    "never",
    "Method not found: x",
    { component: "/a", method: "x", hint: "Try y." },
  ],
  [
    new NotInitializedError("m"),
    "NotInitializedError",
    -32002,
    "never",
    "m came before initialize and initialized.",
    { component: "/a", method: "m" },
  ],
  [
    new ProtocolVersionError(7),
    "ProtocolVersionError",
    -32006,
    "never",
    "Protocol version 7 is not supported, only 1.",
    { component: "/a", requested: 7, supported_versions: [1] },
  ],
  [
    new InvalidInputError("/a", ISSUES),
    "InvalidInputError",
    -32003,
    "never",
    'Input of component "/a" is invalid: /text must be string',
    { component: "/a", issues: ISSUES },
  ],
  [
    new InvalidOutputError("/a", ISSUES),
    "InvalidOutputError",
    -32000,
    "never",
    'Output of component "/a" is invalid: /text must be string',
    { component: "/a", issues: ISSUES },
  ],
  [
    new ComponentNotFoundError("/a", "/echo"),
    "ComponentNotFoundError",
    -32001,
    "never",
    'Component "/a" not found. Did you mean "/echo"?',
    { component: "/a", hint: 'Did you mean "/echo"?' },
  ],
  [
    new ComponentNotFoundError("/a"),
    "ComponentNotFoundError",
    -32001,
    "never",
    'Component "/a" not found.',
    { component: "/a" },
  ],
  [new ComponentError("No luck.", { data: { a: 1 } }), "ComponentError", -32100, "byFlow", "No luck.", { a: 1 }],
  [
    new ComponentError("Never again.", { retry: "never" }),
    "ComponentError",
    -32000,
    "never",
    "Never again.",
    { component: "/a" },
  ],
  [
    new ComponentError("Once more.", { retry: "always" }),
    "ComponentError",
    -32300,
    "always",
    "Once more.",
    { component: "/a" },
  ],
  [new ComponentError("Mine.", { code: 42 }), "ComponentError", 42, "never", "Mine.", { component: "/a" }],
  [
    new ComponentTimeoutError("/a", 50),
    "ComponentTimeoutError",
    -32100,
    "byFlow",
    'Component "/a" did not end within 50 ms.',
    { component: "/a", reason: "timeout", timeoutMs: 50 },
  ],
  [
    new OverloadedError(4),
    "OverloadedError",
    -32300,
    "always",
    "Worker is busy: it runs at most 4 at once, and its queue is full.",
    { component: "/a", reason: "overloaded", limit: 4 },
  ],
  [
    new ShuttingDownError(),
    "ShuttingDownError",
    -32300,
    "always",
    "Worker is shutting down.",
    { component: "/a", reason: "shutdown" },
  ],
  [
    new BlobNotFoundError("b1"),
    "BlobNotFoundError",
    -32100,
    "byFlow",
    "Blob not found: b1",
    { component: "/a", blobId: "b1" },
  ],
  [
    new InvalidBlobIdError("b/1"),
    "InvalidBlobIdError",
    -32100,
    "byFlow",
    'Not a blob id: "b/1". Expected 64 hex digits, with or without "sha256:".',
    { component: "/a", blobId: '"b/1"' },
  ],
  [
    new RuntimeCallError("runs/get", { code: -32005, message: "No run." }),
    "RuntimeCallError",
    -32100,
    "byFlow",
    "Runtime refused runs/get (-32005): No run.",
    { component: "/a", method: "runs/get", code: -32005, message: "No run." },
  ],
  [
    new CallbackTimeoutError("runs/get", 9),
    "CallbackTimeoutError",
    -32100,
    "byFlow",
    "Runtime did not answer runs/get within 9 ms.",
    { component: "/a", method: "runs/get", reason: "timeout", timeoutMs: 9 },
  ],
  [
    new CallbackAbortedError("runs/get", "why"),
    "CallbackAbortedError",
    -32100,
    "byFlow",
    "runs/get was aborted.",
    { component: "/a", method: "runs/get", reason: "aborted" },
  ],
  [
    new DisconnectedError("runs/get"),
    "DisconnectedError",
    -32100,
    "byFlow",
    "Runtime closed the connection before it answered runs/get.",
    { component: "/a", method: "runs/get", reason: "disconnected" },
  ],
  [
    new DisconnectedError(),
    "DisconnectedError",
    -32100,
    "byFlow",
    "Runtime closed the connection of this execution.",
    { component: "/a", reason: "disconnected" },
  ],
  [
    new ContextClosedError("blobs/put"),
    "ContextClosedError",
    -32100,
    "byFlow",
    "blobs/put was called after its component had ended: await every call before you return.",
    { component: "/a", method: "blobs/put", reason: "contextClosed" },
  ],
  [
    new BlobTooLargeError(3),
    "BlobTooLargeError",
    -32100,
    "byFlow",
    "Blob of 3 bytes is larger than the runtime accepts: return the value as output instead, or split it.",
    { component: "/a", reason: "tooLarge", sizeBytes: 3 },
  ],
  [
    new BlobIntegrityError("b1", "b2"),
    "BlobIntegrityError",
    -32100,
    "byFlow",
    "Blob b1 is damaged: what came back has the id b2.",
    { component: "/a", blobId: "b1", actualId: "b2" },
  ],
  [
    new InvalidBlobError("b1", ISSUES),
    "InvalidBlobError",
    -32100,
    "byFlow",
    "Blob b1 does not fit the schema: /text must be string",
    { component: "/a", blobId: "b1", issues: ISSUES },
  ],
  [
    new FlowError("r1", { code: 500, message: "step failed" }),
    "FlowError",
    -32100,
    "byFlow",
    "Run r1 failed (500): step failed",
    { component: "/a", runId: "r1", code: 500, message: "step failed" },
  ],
  [
    new StepNotFoundError("s9", ["s1", "s2"]),
    "StepNotFoundError",
    -32100,
    "byFlow",
    'The workflow has no step "s9". It has s1, s2.',
    { component: "/a", stepId: "s9", known: ["s1", "s2"] },
  ],
  [
    new UnsupportedByRuntimeError("binary blobs", "Use 0.10."),
    "UnsupportedByRuntimeError",
    -32100,
    "byFlow",
    "This runtime does not support binary blobs. Use 0.10.",
    { component: "/a", reason: "unsupported", what: "binary blobs", hint: "Use 0.10." },
  ],
];

describe("D25, D26: errors on the wire", () => {
  it.each(PINS)("%s", (error, name, code, retry, message, data) => {
    expect(error.name).toBe(name);
    expect(error.message).toBe(message);
    expect(toRpcError(error, "/a")).toEqual({ code, message, data });
    expect(retryPolicyOf(code)).toBe(retry);
  });

  it("what to set is said where something is missing", () => {
    const blob = toRpcError(new BlobApiUnavailableError("the runtime told no URL"));
    expect(blob).toMatchObject({ code: -32100, message: "Blob API unavailable: the runtime told no URL" });
    expect(blob.data).toMatchObject({ hint: expect.stringContaining("STEPFLOW_BLOB_API_URL") });
    expect(toRpcError(new UnknownRuntimeError()).message).toContain("STEPFLOW_PROTOCOL=v0");
  });

  it("D8: codes are those of the protocol", () => {
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
    expect(RETRY_CODES).toEqual({ never: -32000, byFlow: -32100, always: -32300 });
  });

  it("wire.md §8: the ranges decide whether runtime 0.11 repeats a step", () => {
    const policies = [-32099, -32100, -32199, -32200, -32299, -32300, -32399, -32400, 0, 500].map(retryPolicyOf);
    expect(policies).toEqual([
      "never",
      "byFlow",
      "byFlow",
      "never",
      "never",
      "always",
      "always",
      "never",
      "never",
      "never",
    ]);
  });
});
