import { JsonScanner } from "../json/json-scanner.ts";
import { readStruct } from "./read-message.ts";

type ReadMember = (scanner: JsonScanner) => void;
type Members = Readonly<Record<string, ReadMember>>;

const MOST = 2n ** 64n - 1n;

const OBSERVABILITY: Members = members("trace_id", "span_id", "run_id", "flow_id", "step_id");
const OBSERVED: Members = { observability: readObservability };
const GET_RUN: Members = { ...members("runId", "wait", "includeResults", "resultOrder"), ...OBSERVED };
const SUBMIT_RUN: Members = {
  ...members("flowId", "inputs", "wait", "overrides"),
  maxConcurrency: readCount,
  ...OBSERVED,
};
/** What a method takes since 0.10. */
const PARAMS: Readonly<Record<string, Members>> = {
  "runs/submit": { ...SUBMIT_RUN, ...members("subflowKey"), timeoutSecs: readCount },
  "runs/get": { ...GET_RUN, timeoutSecs: readCount },
};
const LEGACY_PARAMS: Readonly<Record<string, Members>> = {
  "blobs/put": { ...members("data", "blob_type"), ...OBSERVED },
  "blobs/get": { ...members("blob_id"), ...OBSERVED },
  "runs/submit": SUBMIT_RUN,
  "runs/get": GET_RUN,
};

/**
 * Parameters of a worker's request as far as their text counts: a real runtime refuses what is given twice, and numbers such as `1.0`
 * where whole ones are expected. Their types are looked at later.
 *
 * @throws JsonFault
 */
export function readParams(method: string, text: string, isLegacy: boolean): unknown {
  const scanner = new JsonScanner(text);
  const known = (isLegacy ? LEGACY_PARAMS : PARAMS)[method];
  if (known === undefined || scanner.peek() !== "{") scanner.value("strict");
  else readStruct(scanner, `parameters of ${method}`, known);
  return JSON.parse(text);
}

function members(...names: readonly string[]): Members {
  return Object.fromEntries(names.map((name) => [name, (scanner: JsonScanner) => scanner.value("strict", 1)]));
}

function readObservability(scanner: JsonScanner): void {
  if (scanner.peek() === "{") readStruct(scanner, "an observability context", OBSERVABILITY);
  else scanner.value("strict", 1);
}

function readCount(scanner: JsonScanner): void {
  const start = scanner.index;
  scanner.value("strict", 1);
  const written = scanner.text.slice(start, scanner.index);
  const isNumber = /^[-\d]/.test(written);
  const isCount = /^\d+$/.test(written) && BigInt(written) <= MOST;
  if (isNumber && !isCount) throw scanner.fault(`invalid value: ${written}, expected u64`);
}
