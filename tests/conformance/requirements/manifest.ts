import type { Evidence, Requirement } from "./requirement.ts";

function row(id: string, seed: string, promise: string, evidence: Evidence | readonly Evidence[]): Requirement {
  return { id, seed, promise, evidence: [evidence].flat() };
}

/** Bidirectional communication. */
const A: readonly Requirement[] = [
  row("callbacks.during-execution", "A1", "a worker may call the runtime while it executes a component", "wire"),
  row("callbacks.blobs", "A2", "callbacks store and fetch blobs", "wire"),
  row("callbacks.introspection", "A3", "callbacks tell about workflow and execution", "api"),
  row("callbacks.other-methods", "A4", "any other method of a runtime can be called", "api"),
  row(
    "patterns.state-and-introspection",
    "A5",
    "state kept between steps and introspection are usable patterns",
    "wire",
  ),
  row("callbacks.order", "A6", "execute, put, id, get, data, result come in this order", "wire"),
  row("methods.former-names", "A7", "component_execute is answered with the method's real name as a hint", "api"),
  row("blobs.content-addressed", "A8", "blobs are content-addressed JSON", "wire"),
  row("blobs.put.request", "A9", "the request of blobs/put has the documented shape", "wire"),
  row("blobs.any-json", "A10", "any JSON value can be a blob; a missing one is an error", "wire"),
  row("blobs.classic.ids", "A11", "sha256: ids of the classic spelling", "wire"),
  row("blobs.put.same-id", "A12", "equal data, equal id", "wire"),
  row("blobs.put.dedupe", "A13", "equal data is stored once", "wire"),
  row("blobs.lifetime", "A14", "a blob lives as long as its workflow execution", "wire"),
  row("blobs.large-data", "A15", "large data is stored once and referenced often", "wire"),
  row("examples.store-user", "A16", "the example that stores user data", "wire"),
  row("blobs.get.request", "A17", "the request of blobs/get has the documented shape", "wire"),
  row("blobs.get.round-trip", "A18", "what is fetched equals what was stored", "wire"),
  row("blobs.get.missing", "A19", "a missing blob is one error with its id, whatever the runtime said", [
    "wire",
    "api",
  ]),
  row("examples.load-user", "A20", "the example that loads user data, with failure as data", "wire"),
  row("udf.run", "A21", "a function stored as a blob can be run", "api"),
  row("udf.input-checked", "A22", "such a function's input is checked on every call", "api"),
  row("patterns.cached-results", "A23", "results are cached under a key", "api"),
  row("patterns.shared-config", "A24", "configuration is shared as a blob", "api"),
  row("naming.python-sdk", "A25", "names correspond to those of the Python SDK", "doc"),
  row("context.workflow-info", "A26", "information about the workflow", "api"),
  row("context.step-info", "A27", "information about a step", "api"),
  row("types.put-blob", "A28", "putBlob(data): Promise<string>", "type"),
  row("types.get-blob", "A29", "getBlob(blobId): Promise of the data", "type"),
  row("types.workflow-info", "A30", "getWorkflowInfo(): Promise<WorkflowInfo>", "type"),
  row("types.step-info", "A31", "getStepInfo(stepId): Promise<StepInfo>", "type"),
  row("types.components", "A32", "components have typed inputs and outputs", "type"),
  row("correlation.any-order", "A33", "answers find their request by id, in any order", ["wire", "api"]),
  row("errors.text-reaches-user", "A34", "what a component throws reaches the user as text", "wire"),
];

/** Blobs over JSON-RPC. */
const B: readonly Requirement[] = [
  row("blobs.shared", "B1", "components share data through blobs", "wire"),
  row("blobs.interface", "B2", "put and get are the whole interface", ["wire", "api"]),
  row("blobs.during-execution-only", "B3", "blobs are used during an execution only", "api"),
  row("blobs.ids.made-by-runtime", "B4", "the runtime makes the ids", "wire"),
  row("methods.table", "B5", "a table tells of each method its direction, kind and messages", "api"),
  row("blobs.put.schema", "B6", "the messages of blobs/put come from the schema", ["api", "type"]),
  row("blobs.classic.types", "B7", 'blob_type "Json" of the classic spelling', "wire"),
  row("blobs.classic.id-format", "B8", "classic ids are sha256: and 64 hex digits", "wire"),
  row("blobs.ids.deterministic", "B9", "ids are deterministic", "wire"),
  row("blobs.get.integrity", "B10", "fetched data is checked against its id", "api"),
  row(
    "blobs.ids.both-spellings",
    "B11",
    "ids are understood with and without prefix, others refused before the call",
    "api",
  ),
  row("blobs.get.schema", "B12", "the messages of blobs/get come from the schema", ["api", "type"]),
  row("blobs.get.type", "B13", "a fetched blob tells its type", ["wire", "type"]),
  row("docs.schema-addresses", "B14", "schemas have addresses", "doc"),
  row("docs.schemas-shown", "B15", "documentation shows schemas", "doc"),
  row("blobs.get.later", "B16", "a blob can be fetched any time later in the same execution", "wire"),
];

/** Blobs over HTTP. */
const C: readonly Requirement[] = [
  row("blob-api.no-stream", "C1", "with a blob URL no event stream is opened for blobs", "wire"),
  row("blob-api.ids", "C2", "ids are deterministic over HTTP", "wire"),
  row("blob-api.dedupe", "C3", "equal data is stored once over HTTP", "wire"),
  row("blob-api.integrity", "C4", "the id protects integrity over HTTP", "api"),
  row("blob-api.initialize", "C5", "initialize carries the blob URL", "wire"),
  row("blob-api.order", "C6", "initialize, initialized, execute, POST, result come in this order", "wire"),
  row("dialect.spelling", "C7", "parameters are camelCase; snake_case is answered in kind", "wire"),
  row("blob-api.all-blobs", "C8", "with a blob URL all blobs go there", "wire"),
  row("blob-api.post", "C9", "POST of a blob", "wire"),
  row("blob-api.get", "C10", "GET of a blob; 404 is a missing blob", "wire"),
  row("blob-api.enabled", "C11", "blobApi.enabled is true by default", "wire"),
  row("blob-api.url", "C12", "blobApi.url reaches workers", "wire"),
  row("deployment.local", "C13", "local development needs no configuration", "wire"),
  row("deployment.orchestrator-blobs", "C14", "orchestrator serves blobs in a cluster", "wire"),
  row("deployment.blob-service", "C15", "a separate service serves blobs in a cluster", "wire"),
  row("deployment.all", "C16", "the three deployments", "wire"),
  row("negotiation.automatic", "C17", "the worker negotiates by itself", "wire"),
  row("negotiation.blobs", "C18", "put and get use HTTP once negotiated", "wire"),
  row("blob-api.url-missing", "C19", "without a URL the error says what to set", "wire"),
  row("examples.put-and-get", "C20", "the example that puts and gets", "wire"),
  row("components.register", "C21", "components are registered in one call", ["api", "type"]),
  row("flows.as-blobs", "C22", "flows can be stored as blobs and run by their id", "wire"),
  row("blobs.ids.hex", "C23", "ids are 64 hex digits", "api"),
];

/** Protocol overview. */
const D: readonly Requirement[] = [
  row("worker.local-and-remote", "D1", "one worker serves locally and remotely", "wire"),
  row("execution.attempts", "D2", "attempts and recoverable sub-runs", ["wire", "api"]),
  row("runtime.routes-and-runs", "D3", "the runtime routes and keeps runs", "api"),
  row("worker.many-components", "D4", "one worker hosts many components", "wire"),
  row("execution.own-context", "D5", "executions never see each other's context", ["wire", "api"]),
  row("messages.requests", "D6", "requests get answers", "api"),
  row("messages.notifications", "D7", "notifications get 202 and no body", "wire"),
  row("errors.standard-codes", "D8", "errors have standard codes", "api"),
  row("correlation.by-id", "D9", "messages are correlated by id", "wire"),
  row("methods.to-worker", "D10", "runtimes execute, discover and ask", "wire"),
  row("methods.to-runtime", "D11", "workers ask for blobs, runs and more", "wire"),
  row("blobs.ids.sha256", "D12", "ids are SHA-256", "wire"),
  row("blobs.stored-once", "D13", "equal data is stored once", "wire"),
  row("blobs.any-component", "D14", "any component of a workflow can read a blob", "wire"),
  row("blobs.binary", "D15", "JSON and binary blobs", "wire"),
  row("transport.http", "D16", "JSON-RPC over HTTP with event streams", "wire"),
  row("transport.callbacks", "D17", "workers call back during execution", "wire"),
  row("worker.life-cycle", "D18", "spawned or remote: port line, health, stop", "wire"),
  row("initialize.order", "D19", "initialize and initialized; strict order on request", "api"),
  row("components.methods", "D20", "list, info and execute; patterns are listed too", ["wire", "api"]),
  row("answers.json", "D21", "without callbacks the answer is plain JSON", "wire"),
  row("answers.stream", "D22", "with callbacks it is an event stream that ends with the result", "wire"),
  row("blobs.methods", "D23", "blobs/put and blobs/get", "wire"),
  row("runs.methods", "D24", "runs/submit and runs/get", "wire"),
  row("errors.code-ranges", "D25", "codes lie in the documented ranges", "api"),
  row("errors.message-and-data", "D26", "every error has a message and data", "api"),
  row("messages.schemas", "D27", "every message has a schema", "api"),
  row("messages.validation", "D28", "messages are validated, with pointers to what is wrong", "api"),
  row("types.editor", "D29", "editors know the types", "type"),
  row("docs.generated", "D30", "documentation is generated from schemas", "doc"),
  row("types.generated", "D31", "types are generated reproducibly", "api"),
  row("docs.guides", "D32", "guides for every part of the protocol", "doc"),
];

/** The rendered page of source B. */
const E: readonly Requirement[] = [
  row("blobs.overview", "E1", "repeats B", "wire"),
  row("docs.without-scripts", "E2", "schemas show without scripts", "doc"),
];

/** Goals of the project. */
const M: readonly Requirement[] = [
  row("worker.plain-functions", "M1", "createWorker and plain functions", ["api", "doc"]),
  row("types.from-schemas", "M2", "types come from JSON Schemas", "api"),
  row("transport.hono", "M3", "the transport is a Hono app that can be mounted", "wire"),
  row("runtime.embedded", "M4", "an embedded runtime", "api"),
  row("examples.tested", "M5", "every example is a test", "wire"),
  row("execution.session", "M6", "an execution is a session of its own", "api"),
];

/** Requests of users of similar frameworks, and necessities of real runtimes. */
const U: readonly Requirement[] = [
  row("connections.lost", "U1", "a lost connection is noticed, and all that it held is released", "wire"),
  row("connections.no-crash", "U2", "a runtime that leaves never ends the process", "wire"),
  row("callbacks.deadline", "U3", "a callback that is never answered ends", "wire"),
  row("deadlines.configurable", "U4", "deadlines are set for each call, component and worker", ["wire", "api"]),
  row("answers.keep-alive", "U5", "a silent stream is kept open by comments", "wire"),
  row("worker.stateless", "U6", "an answer that reached the wrong process says how to route it", "api"),
  row("execution.cancelled", "U8", "cancellation reaches the component", ["wire", "api"]),
  row("transport.web-standard", "U11", "the worker is mounted in any app of Hono", ["wire", "api"]),
  row("payloads.large", "U12", "large payloads arrive whole, or are refused with a reason", ["wire", "api"]),
  row("guards.host-and-origin", "U14", "foreign Host and Origin headers are refused on loopback", ["wire", "api"]),
  row("worker.stdout", "U15", "stdout carries nothing but the port line", ["wire", "api"]),
  row("health.truthful", "U16", "health says how much is going on, and when the worker drains", ["wire", "api"]),
  row("shutdown.drains", "U17", "running executions end at a shutdown; others are refused", ["wire", "api"]),
  row("errors.code-kept", "U19", "code and class of an error survive the way to the runtime", "wire"),
  row("answers.on-demand", "U24", "an event stream is opened when it is needed only", "wire"),
  row("worker.restart", "U25", "a worker that is started again goes on", "api"),
  row("guards.body-limit", "U27", "bodies have a limit", "wire"),
  row("answers.ascii", "W10", "text of any language survives the event stream", "wire"),
];

/** Every promise of the source documents, and every request that tests cite. */
export const REQUIREMENTS: readonly Requirement[] = [...A, ...B, ...C, ...D, ...E, ...M, ...U];
