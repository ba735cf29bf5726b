import type { Dialect } from "../dialect/dialect.ts";
import { type FieldNames, renameFields, reversed } from "../dialect/field-names.ts";
import { defined } from "../internal/defined.ts";
import type { MethodName, ParamsOf, ResultOf } from "./methods.ts";

const OBSERVABILITY: FieldNames = {
  traceId: "trace_id",
  spanId: "span_id",
  runId: "run_id",
  flowId: "flow_id",
  stepId: "step_id",
};
const OBSERVED: FieldNames = { observability: { name: "observability", fields: OBSERVABILITY } };
const COMPONENT_INFO: FieldNames = { inputSchema: "input_schema", outputSchema: "output_schema" };

interface MethodFields {
  readonly params?: FieldNames;
  readonly result?: FieldNames;
}

type DialectFields = { readonly [method in MethodName]?: MethodFields };

/** Names in both dialects: members of observability and of component descriptions are in snake_case even in v1. */
const COMMON: DialectFields = {
  initialize: { params: OBSERVED },
  "components/list": { result: { components: { name: "components", fields: COMPONENT_INFO } } },
  "components/info": { result: { info: { name: "info", fields: COMPONENT_INFO } } },
  "components/infer_schema": { params: { inputSchema: "input_schema" }, result: { outputSchema: "output_schema" } },
  "components/execute": { params: OBSERVED },
  "runs/submit": { params: OBSERVED },
  "runs/get": { params: OBSERVED },
};

const V0: DialectFields = {
  ...COMMON,
  initialize: {
    params: { runtimeProtocolVersion: "runtime_protocol_version", ...OBSERVED },
    result: { serverProtocolVersion: "server_protocol_version" },
  },
  "blobs/put": { params: { blobType: "blob_type", ...OBSERVED }, result: { blobId: "blob_id" } },
  "blobs/get": { params: { blobId: "blob_id", ...OBSERVED }, result: { blobType: "blob_type" } },
};

const ENCODE: { readonly [dialect in Dialect]: DialectFields } = { v0: V0, v1: COMMON };
const DECODE: { readonly [dialect in Dialect]: DialectFields } = {
  v0: /* @__PURE__ */ reversedAll(V0),
  v1: /* @__PURE__ */ reversedAll(COMMON),
};

function reversedAll(dialect: DialectFields): DialectFields {
  const entries = Object.entries(dialect).map(([method, { params, result }]: [string, MethodFields]) => [
    method,
    defined({ params: params && reversed(params), result: result && reversed(result) }),
  ]);
  return Object.fromEntries(entries) as DialectFields;
}

/**
 * Translates parameters to the spelling of a dialect. Only fields of the protocol are renamed; user data is not copied.
 *
 * @example
 * ```ts source="./codec.examples.ts#encodeParams"
 * encodeParams("blobs/get", "v0", { blobId }); // { blob_id: "000…" }
 * ```
 */
export function encodeParams<M extends MethodName>(method: M, dialect: Dialect, params: ParamsOf<M>): unknown {
  return renameFields(ENCODE[dialect][method]?.params, params);
}

/**
 * Translates a result to the spelling of a dialect.
 *
 * @example
 * ```ts source="./codec.examples.ts#encodeResult"
 * encodeResult("initialize", "v0", { serverProtocolVersion: 1 }); // { server_protocol_version: 1 }
 * ```
 */
export function encodeResult<M extends MethodName>(method: M, dialect: Dialect, result: ResultOf<M>): unknown {
  return renameFields(ENCODE[dialect][method]?.result, result);
}

/**
 * Translates parameters from the spelling of a dialect. They are not checked: use `validateParams` for parameters from outside.
 *
 * @example
 * ```ts source="./codec.examples.ts#decodeParams"
 * decodeParams("blobs/get", "v0", { blob_id: blobId }).blobId; // "000…"
 * ```
 */
export function decodeParams<M extends MethodName>(method: M, dialect: Dialect, params: unknown): ParamsOf<M> {
  return renameFields(DECODE[dialect][method]?.params, params) as ParamsOf<M>;
}

/**
 * Translates a result from the spelling of a dialect. It is not checked: use `validateResult` for a result from outside.
 *
 * @example
 * ```ts source="./codec.examples.ts#decodeResult"
 * decodeResult("blobs/put", "v0", { blob_id: blobId }).blobId; // "000…"
 * ```
 */
export function decodeResult<M extends MethodName>(method: M, dialect: Dialect, result: unknown): ResultOf<M> {
  return renameFields(DECODE[dialect][method]?.result, result) as ResultOf<M>;
}
