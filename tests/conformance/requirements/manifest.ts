import type { Evidence, Requirement } from "./requirement.ts";

const DOCS_SITE = "a documentation site is not built yet";

function row(id: string, promise: string, evidence: Evidence | readonly Evidence[], open?: string): Requirement {
  return { id, promise, evidence: [evidence].flat(), ...(open === undefined ? {} : { open }) };
}

/** Bidirectional communication. */
const A: readonly Requirement[] = [
  row("A1", "a worker may call the runtime while it executes a component", "wire"),
  row("A2", "callbacks store and fetch blobs", "wire"),
  row("A3", "callbacks tell about workflow and execution", "api"),
  row("A4", "any other method of a runtime can be called", "api"),
  row("A5", "state kept between steps and introspection are usable patterns", "wire"),
  row("A6", "execute, put, id, get, data, result come in this order", "wire"),
  row("A7", "component_execute is answered with the method's real name as a hint", "api"),
  row("A8", "blobs are content-addressed JSON", "wire"),
  row("A9", "the request of blobs/put has the documented shape", "wire"),
  row("A10", "any JSON value can be a blob; a missing one is an error", "wire"),
  row("A11", "sha256: ids of the classic spelling", "wire"),
  row("A12", "equal data, equal id", "wire"),
  row("A13", "equal data is stored once", "wire"),
  row("A14", "a blob lives as long as its workflow execution", "wire"),
  row("A15", "large data is stored once and referenced often", "wire"),
  row("A16", "the example that stores user data", "wire"),
  row("A17", "the request of blobs/get has the documented shape", "wire"),
  row("A18", "what is fetched equals what was stored", "wire"),
  row("A19", "a missing blob is one error with its id, whatever the runtime said", ["wire", "api"]),
  row("A20", "the example that loads user data, with failure as data", "wire"),
  row("A21", "a function stored as a blob can be run", "api"),
  row("A22", "such a function's input is checked on every call", "api"),
  row("A23", "results are cached under a key", "api"),
  row("A24", "configuration is shared as a blob", "api"),
  row("A25", "names correspond to those of the Python SDK", "doc"),
  row("A26", "information about the workflow", "api"),
  row("A27", "information about a step", "api"),
  row("A28", "putBlob(data): Promise<string>", "type"),
  row("A29", "getBlob(blobId): Promise of the data", "type"),
  row("A30", "getWorkflowInfo(): Promise<WorkflowInfo>", "type"),
  row("A31", "getStepInfo(stepId): Promise<StepInfo>", "type"),
  row("A32", "components have typed inputs and outputs", "type"),
  row("A33", "answers find their request by id, in any order", ["wire", "api"]),
  row("A34", "what a component throws reaches the user as text", "wire"),
];

/** Blobs over JSON-RPC. */
const B: readonly Requirement[] = [
  row("B1", "components share data through blobs", "wire"),
  row("B2", "put and get are the whole interface", ["wire", "api"]),
  row("B3", "blobs are used during an execution only", "api"),
  row("B4", "the runtime makes the ids", "wire"),
  row("B5", "a table tells of each method its direction, kind and messages", "api"),
  row("B6", "the messages of blobs/put come from the schema", ["api", "type"]),
  row("B7", 'blob_type "Json" of the classic spelling', "wire"),
  row("B8", "classic ids are sha256: and 64 hex digits", "wire"),
  row("B9", "ids are deterministic", "wire"),
  row("B10", "fetched data is checked against its id", "api"),
  row("B11", "ids are understood with and without prefix, others refused before the call", "api"),
  row("B12", "the messages of blobs/get come from the schema", ["api", "type"]),
  row("B13", "a fetched blob tells its type", ["wire", "type"]),
  row("B14", "schemas have addresses", "doc", DOCS_SITE),
  row("B15", "documentation shows schemas", "doc", DOCS_SITE),
  row("B16", "a blob can be fetched any time later in the same execution", "wire"),
];

/** Blobs over HTTP. */
const C: readonly Requirement[] = [
  row("C1", "with a blob URL no event stream is opened for blobs", "wire"),
  row("C2", "ids are deterministic over HTTP", "wire"),
  row("C3", "equal data is stored once over HTTP", "wire"),
  row("C4", "the id protects integrity over HTTP", "api"),
  row("C5", "initialize carries the blob URL", "wire"),
  row("C6", "initialize, initialized, execute, POST, result come in this order", "wire"),
  row("C7", "parameters are camelCase; snake_case is answered in kind", "wire"),
  row("C8", "with a blob URL all blobs go there", "wire"),
  row("C9", "POST of a blob", "wire"),
  row("C10", "GET of a blob; 404 is a missing blob", "wire"),
  row("C11", "blobApi.enabled is true by default", "wire"),
  row("C12", "blobApi.url reaches workers", "wire"),
  row("C13", "local development needs no configuration", "wire"),
  row("C14", "orchestrator serves blobs in a cluster", "wire"),
  row("C15", "a separate service serves blobs in a cluster", "wire"),
  row("C16", "the three deployments", "wire"),
  row("C17", "the worker negotiates by itself", "wire"),
  row("C18", "put and get use HTTP once negotiated", "wire"),
  row("C19", "without a URL the error says what to set", "wire"),
  row("C20", "the example that puts and gets", "wire"),
  row("C21", "components are registered in one call", ["api", "type"]),
  row("C22", "flows can be stored as blobs and run by their id", "wire"),
  row("C23", "ids are 64 hex digits", "api"),
];

/** Protocol overview. */
const D: readonly Requirement[] = [
  row("D1", "one worker serves locally and remotely", "wire"),
  row("D2", "attempts and recoverable sub-runs", ["wire", "api"]),
  row("D3", "the runtime routes and keeps runs", "api"),
  row("D4", "one worker hosts many components", "wire"),
  row("D5", "executions never see each other's context", ["wire", "api"]),
  row("D6", "requests get answers", "api"),
  row("D7", "notifications get 202 and no body", "wire"),
  row("D8", "errors have standard codes", "api"),
  row("D9", "messages are correlated by id", "wire"),
  row("D10", "runtimes execute, discover and ask", "wire"),
  row("D11", "workers ask for blobs, runs and more", "wire"),
  row("D12", "ids are SHA-256", "wire"),
  row("D13", "equal data is stored once", "wire"),
  row("D14", "any component of a workflow can read a blob", "wire"),
  row("D15", "JSON and binary blobs", "wire"),
  row("D16", "JSON-RPC over HTTP with event streams", "wire"),
  row("D17", "workers call back during execution", "wire"),
  row("D18", "spawned or remote: port line, health, stop", "wire"),
  row("D19", "initialize and initialized; strict order on request", "api"),
  row("D20", "list, info and execute; patterns are listed too", ["wire", "api"]),
  row("D21", "without callbacks the answer is plain JSON", "wire"),
  row("D22", "with callbacks it is an event stream that ends with the result", "wire"),
  row("D23", "blobs/put and blobs/get", "wire"),
  row("D24", "runs/submit and runs/get", "wire"),
  row("D25", "codes lie in the documented ranges", "api"),
  row("D26", "every error has a message and data", "api"),
  row("D27", "every message has a schema", "api"),
  row("D28", "messages are validated, with pointers to what is wrong", "api"),
  row("D29", "editors know the types", "type"),
  row("D30", "documentation is generated from schemas", "doc", DOCS_SITE),
  row("D31", "types are generated reproducibly", "api"),
  row("D32", "guides for every part of the protocol", "doc", DOCS_SITE),
];

/** The rendered page of B. */
const E: readonly Requirement[] = [
  row("E1", "repeats B", "wire"),
  row("E2", "schemas show without scripts", "doc", DOCS_SITE),
];

/** The mission itself. */
const M: readonly Requirement[] = [
  row("M1", "createWorker and plain functions", ["api", "doc"]),
  row("M2", "types come from JSON Schemas", "api"),
  row("M3", "the transport is a Hono app that can be mounted", "wire"),
  row("M4", "an embedded runtime", "api"),
  row("M5", "every example is a test", "wire"),
  row("M6", "an execution is a session of its own", "api"),
];

/** Every promise of the source documents. */
export const REQUIREMENTS: readonly Requirement[] = [...A, ...B, ...C, ...D, ...E, ...M];
