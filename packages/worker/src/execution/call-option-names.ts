import { checkOptionNames } from "@stepflow/protocol/internal";
import type {
  GetBlobOptions,
  GetRunOptions,
  PutBinaryOptions,
  PutBlobOptions,
  SubmitRunOptions,
} from "../context/method-options.ts";
import type { CallOptions } from "../limits/call-limits.ts";

type Names<Options> = Readonly<Record<keyof Options, true>>;

const CALL: Names<CallOptions> = { timeoutMs: true, signal: true };
const PUT_BLOB: Names<PutBlobOptions> = { ...CALL, type: true };
const GET_BLOB: Names<GetBlobOptions> = { ...CALL, withType: true, schema: true };
const PUT_BINARY: Names<PutBinaryOptions> = { ...CALL, filename: true, contentType: true };
const SUBMIT_RUN: Names<SubmitRunOptions> = { ...CALL, wait: true, maxConcurrency: true, overrides: true, key: true };
const GET_RUN: Names<GetRunOptions> = { ...CALL, wait: true, includeResults: true, resultOrder: true };

/** Names of the options of the methods of a context. Those that are missing here have the options of every call. */
const METHODS: Readonly<Record<string, Readonly<Record<string, true>>>> = {
  putBlob: PUT_BLOB,
  getBlob: GET_BLOB,
  putBinary: PUT_BINARY,
  submitRun: SUBMIT_RUN,
  getRun: GET_RUN,
};

/** Refuses options of a method that do not exist. @throws TypeError that suggests a similar name. */
export function checkCallOptions(method: string, options: object): void {
  checkOptionNames(`ctx.${method}`, options, Object.hasOwn(METHODS, method) ? (METHODS[method] ?? CALL) : CALL);
}
