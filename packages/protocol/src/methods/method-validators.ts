import type { Dialect } from "../dialect/dialect.ts";
import {
  v0ComponentExecuteParams,
  v0ComponentExecuteResult,
  v0ComponentInferSchemaParams,
  v0ComponentInferSchemaResult,
  v0ComponentInfoParams,
  v0ComponentInfoResult,
  v0ComponentListParams,
  v0GetBlobParams,
  v0GetBlobResult,
  v0GetRunProtocolParams,
  v0Initialized,
  v0InitializeParams,
  v0InitializeResult,
  v0ListComponentsResult,
  v0PutBlobParams,
  v0PutBlobResult,
  v0RunStatusProtocol,
  v0SubmitRunProtocolParams,
  v1ComponentExecuteParams,
  v1ComponentExecuteResult,
  v1ComponentInferSchemaParams,
  v1ComponentInferSchemaResult,
  v1ComponentInfoParams,
  v1ComponentInfoResult,
  v1ComponentListParams,
  v1GetRunProtocolParams,
  v1Initialized,
  v1InitializeParams,
  v1InitializeResult,
  v1ListComponentsResult,
  v1RunStatusProtocol,
  v1SubmitRunProtocolParams,
} from "../generated/validators.gen.ts";
import type { SchemaValidator } from "../validation/schema-validator.ts";
import type { MethodName } from "./methods.ts";

/** Validators by dialect and method. A dialect without the method has none. */
export type MethodValidators = {
  readonly [dialect in Dialect]: { readonly [method in MethodName]?: SchemaValidator<unknown> };
};

// One table for each side and part, so that the bundle of a worker holds the validators of what it receives only.

/** Validators of the parameters that a worker receives. */
export const WORKER_PARAMS: MethodValidators = {
  v0: {
    initialize: v0InitializeParams,
    initialized: v0Initialized,
    "components/list": v0ComponentListParams,
    "components/info": v0ComponentInfoParams,
    "components/infer_schema": v0ComponentInferSchemaParams,
    "components/execute": v0ComponentExecuteParams,
  },
  v1: {
    initialize: v1InitializeParams,
    initialized: v1Initialized,
    "components/list": v1ComponentListParams,
    "components/info": v1ComponentInfoParams,
    "components/infer_schema": v1ComponentInferSchemaParams,
    "components/execute": v1ComponentExecuteParams,
  },
};

/** Validators of the results that a worker sends. */
export const WORKER_RESULTS: MethodValidators = {
  v0: {
    initialize: v0InitializeResult,
    "components/list": v0ListComponentsResult,
    "components/info": v0ComponentInfoResult,
    "components/infer_schema": v0ComponentInferSchemaResult,
    "components/execute": v0ComponentExecuteResult,
  },
  v1: {
    initialize: v1InitializeResult,
    "components/list": v1ListComponentsResult,
    "components/info": v1ComponentInfoResult,
    "components/infer_schema": v1ComponentInferSchemaResult,
    "components/execute": v1ComponentExecuteResult,
  },
};

/** Validators of the parameters that a runtime receives. */
export const RUNTIME_PARAMS: MethodValidators = {
  v0: {
    "blobs/put": v0PutBlobParams,
    "blobs/get": v0GetBlobParams,
    "runs/submit": v0SubmitRunProtocolParams,
    "runs/get": v0GetRunProtocolParams,
  },
  v1: {
    "runs/submit": v1SubmitRunProtocolParams,
    "runs/get": v1GetRunProtocolParams,
  },
};

/** Validators of the results that a runtime sends. */
export const RUNTIME_RESULTS: MethodValidators = {
  v0: {
    "blobs/put": v0PutBlobResult,
    "blobs/get": v0GetBlobResult,
    "runs/submit": v0RunStatusProtocol,
    "runs/get": v0RunStatusProtocol,
  },
  v1: {
    "runs/submit": v1RunStatusProtocol,
    "runs/get": v1RunStatusProtocol,
  },
};
