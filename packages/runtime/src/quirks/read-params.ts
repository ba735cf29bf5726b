import { JsonFault } from "../json/json-fault.ts";
import { type Fields, readAny, readFields } from "../json/read-fields.ts";
import { checkStrictJson } from "../json/strict-json.ts";

const MAX_U64 = 2n ** 64n - 1n;

const OBSERVABILITY: Fields = members("trace_id", "span_id", "run_id", "flow_id", "step_id");
const OBSERVED: Fields = { observability: readObservability };
const GET_RUN: Fields = { ...members("runId", "wait", "includeResults", "resultOrder"), ...OBSERVED };
const SUBMIT_RUN: Fields = {
  ...members("flowId", "inputs", "wait", "overrides"),
  maxConcurrency: readCount,
  ...OBSERVED,
};
/** Parameters by method, since 0.10. */
const PARAMS: Readonly<Record<string, Fields>> = {
  "runs/submit": { ...SUBMIT_RUN, ...members("subflowKey"), timeoutSecs: readCount },
  "runs/get": { ...GET_RUN, timeoutSecs: readCount },
};
const LEGACY_PARAMS: Readonly<Record<string, Fields>> = {
  "blobs/put": { ...members("data", "blob_type"), ...OBSERVED },
  "blobs/get": { ...members("blob_id"), ...OBSERVED },
  "runs/submit": SUBMIT_RUN,
  "runs/get": GET_RUN,
};

/**
 * Reads the parameters of a worker's request and refuses what only their text shows: a parameter that is given twice, and a number
 * such as `1.0` where a whole one is expected. Types are checked later.
 *
 * @param text valid JSON
 * @throws JsonFault
 */
export function readParams(method: string, text: string, isLegacy: boolean): unknown {
  const fields = (isLegacy ? LEGACY_PARAMS : PARAMS)[method];
  if (fields === undefined || !text.startsWith("{")) checkStrictJson(text);
  else readFields(text, "params", fields);
  return JSON.parse(text);
}

function members(...names: readonly string[]): Fields {
  return Object.fromEntries(names.map((name) => [name, readAny]));
}

function readObservability(text: string, place: string): void {
  if (text.startsWith("{")) readFields(text, place, OBSERVABILITY);
  else checkStrictJson(text, 1);
}

function readCount(text: string, place: string): void {
  checkStrictJson(text, 1);
  const isNumber = /^[-\d]/.test(text);
  const isCount = /^\d+$/.test(text) && BigInt(text) <= MAX_U64;
  if (isNumber && !isCount) throw new JsonFault(`expected a whole number from 0 to 2^64 - 1 at ${place}`);
}
