import type { Dialect } from "../dialect/dialect.ts";
import { type FieldNames, renameFields, reversed } from "../dialect/field-names.ts";
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

/** Names that both dialects share: observability and component descriptions stay snake_case (docs/internals/wire.md#messages-to-the-worker). */
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
const DECODE: { readonly [dialect in Dialect]: DialectFields } = { v0: reversedAll(V0), v1: reversedAll(COMMON) };

function reversedAll(dialect: DialectFields): DialectFields {
  const entries = Object.entries(dialect).map(([method, { params, result }]: [string, MethodFields]) => [
    method,
    { ...(params && { params: reversed(params) }), ...(result && { result: reversed(result) }) },
  ]);
  return Object.fromEntries(entries) as DialectFields;
}

/** Spells parameters as the wire wants them. Only protocol fields are renamed; user data passes by reference. */
export function encodeParams<M extends MethodName>(method: M, dialect: Dialect, params: ParamsOf<M>): unknown {
  return renameFields(ENCODE[dialect][method]?.params, params);
}

/** Spells a result as the wire wants it. */
export function encodeResult<M extends MethodName>(method: M, dialect: Dialect, result: ResultOf<M>): unknown {
  return renameFields(ENCODE[dialect][method]?.result, result);
}

/** Reads parameters from the wire's spelling. Validate first: the shape is taken on trust. */
export function decodeParams<M extends MethodName>(method: M, dialect: Dialect, params: unknown): ParamsOf<M> {
  return renameFields(DECODE[dialect][method]?.params, params) as ParamsOf<M>;
}

/** Reads a result from the wire's spelling. Validate first: the shape is taken on trust. */
export function decodeResult<M extends MethodName>(method: M, dialect: Dialect, result: unknown): ResultOf<M> {
  return renameFields(DECODE[dialect][method]?.result, result) as ResultOf<M>;
}
