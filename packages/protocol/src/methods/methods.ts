import type { Dialect } from "../dialect/dialect.ts";
import type {
  ComponentInfoParams,
  ComponentInfoResult,
  ExecuteParams,
  ExecuteResult,
  GetBlobParams,
  GetBlobResult,
  GetRunParams,
  InferSchemaParams,
  InferSchemaResult,
  InitializeParams,
  InitializeResult,
  ListComponentsResult,
  PutBlobParams,
  PutBlobResult,
  RunStatus,
  SubmitRunParams,
} from "./messages.ts";

/** Names of the `$defs` in `schemas/<dialect>/protocol.json` that describe a method's messages. */
export interface MethodSchemas {
  readonly params: string;
  /** `undefined` for notifications. */
  readonly result?: string;
}

/** Description of one method of the protocol. */
export interface MethodDescription {
  /** Which side receives the method. */
  readonly direction: "toWorker" | "toRuntime";
  readonly kind: "request" | "notification";
  /** Whether the method has no side effects, so that it may be sent again if a response gets lost. */
  readonly repeatable: boolean;
  /** Schemas by dialect. A dialect without an entry does not have the method; runtimes do not answer unknown methods. */
  readonly schemas: { readonly [dialect in Dialect]?: MethodSchemas };
}

function inBoth(params: string, result?: string): MethodDescription["schemas"] {
  const schemas: MethodSchemas = result === undefined ? { params } : { params, result };
  return { v0: schemas, v1: schemas };
}

/** All methods of the Stepflow protocol, by name. */
export const METHODS: { readonly [name in MethodName]: MethodDescription } = {
  initialize: {
    direction: "toWorker",
    kind: "request",
    repeatable: true,
    schemas: inBoth("InitializeParams", "InitializeResult"),
  },
  initialized: { direction: "toWorker", kind: "notification", repeatable: true, schemas: inBoth("Initialized") },
  "components/list": {
    direction: "toWorker",
    kind: "request",
    repeatable: true,
    schemas: inBoth("ComponentListParams", "ListComponentsResult"),
  },
  "components/info": {
    direction: "toWorker",
    kind: "request",
    repeatable: true,
    schemas: inBoth("ComponentInfoParams", "ComponentInfoResult"),
  },
  "components/infer_schema": {
    direction: "toWorker",
    kind: "request",
    repeatable: true,
    schemas: inBoth("ComponentInferSchemaParams", "ComponentInferSchemaResult"),
  },
  "components/execute": {
    direction: "toWorker",
    kind: "request",
    repeatable: false,
    schemas: inBoth("ComponentExecuteParams", "ComponentExecuteResult"),
  },
  "blobs/put": {
    direction: "toRuntime",
    kind: "request",
    repeatable: true,
    schemas: { v0: { params: "PutBlobParams", result: "PutBlobResult" } },
  },
  "blobs/get": {
    direction: "toRuntime",
    kind: "request",
    repeatable: true,
    schemas: { v0: { params: "GetBlobParams", result: "GetBlobResult" } },
  },
  "runs/submit": {
    direction: "toRuntime",
    kind: "request",
    repeatable: false,
    schemas: inBoth("SubmitRunProtocolParams", "RunStatusProtocol"),
  },
  "runs/get": {
    direction: "toRuntime",
    kind: "request",
    repeatable: true,
    schemas: inBoth("GetRunProtocolParams", "RunStatusProtocol"),
  },
};

/** Parameters and result of every method, as TypeScript code uses them. */
export interface MethodMessages {
  initialize: { params: InitializeParams; result: InitializeResult };
  initialized: { params: Readonly<Record<string, never>>; result: undefined };
  "components/list": { params: Readonly<Record<string, never>>; result: ListComponentsResult };
  "components/info": { params: ComponentInfoParams; result: ComponentInfoResult };
  "components/infer_schema": { params: InferSchemaParams; result: InferSchemaResult };
  "components/execute": { params: ExecuteParams; result: ExecuteResult };
  "blobs/put": { params: PutBlobParams; result: PutBlobResult };
  "blobs/get": { params: GetBlobParams; result: GetBlobResult };
  "runs/submit": { params: SubmitRunParams; result: RunStatus };
  "runs/get": { params: GetRunParams; result: RunStatus };
}

/** Name of a method of the protocol. */
export type MethodName = keyof MethodMessages;
/** Parameters of a method. */
export type ParamsOf<M extends MethodName> = MethodMessages[M]["params"];
/** Result of a method. */
export type ResultOf<M extends MethodName> = MethodMessages[M]["result"];

/**
 * Whether a text is the name of a method of the protocol.
 *
 * @example
 * ```ts source="./methods.examples.ts#isMethodName"
 * if (isMethodName(name)) console.log(METHODS[name].direction); // "toRuntime"
 * ```
 */
export function isMethodName(name: string): name is MethodName {
  return Object.hasOwn(METHODS, name);
}
