import type { Client } from "./client.ts";
import { type CallOptions, createHttp, type Http, type JsonCodec } from "./http/http.ts";
import type { RunResult } from "./model/results.ts";
import { checkClientOptions, METHOD_NAMES, withCheckedOptions } from "./option-names.ts";
import { getFlow, storeFlow } from "./resources/flows.ts";
import { getHealth } from "./resources/health.ts";
import { getRunItems } from "./runs/get-run-items.ts";
import { createResultResolver } from "./runs/result-resolver.ts";
import { type RunOptions, run } from "./runs/run.ts";
import { submit } from "./runs/submit.ts";
import { waitForRun } from "./runs/wait-for-run.ts";

/** Options of {@link createClient}. */
export interface ClientOptions {
  /**
   * URL of the runtime, such as `http://127.0.0.1:7840`, with or without `/api/v1`. User and password in it are sent as Basic auth.
   */
  readonly url: string | URL;
  /**
   * Function that sends the requests. `createTlsFetch` of `@stepflow/client/node` makes one with certificates of your own.
   *
   * @default globalThis.fetch
   */
  readonly fetch?: typeof globalThis.fetch | undefined;
  /**
   * Headers of every request.
   *
   * @default {}
   */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /**
   * Time limit of a call in milliseconds. Calls that wait for a run have limits of their own.
   *
   * @default 30_000
   */
  readonly timeoutMs?: number | undefined;
  /**
   * Parser and serializer for JSON. A lossless one keeps numbers that JavaScript rounds, such as integers beyond 2^53.
   *
   * @default JSON
   */
  readonly json?: JsonCodec | undefined;
  /**
   * Whether results contain the values of large fields. Workers of runtimes 0.12 and 0.13 can store large fields of outputs as blobs, and
   * these runtimes then return `{ $blob: id }` in place of each field. With `true`, the client requests the blobs, in the results of `submit`,
   * `run`, `waitForRun`, `follow`, `getRunItems` and `getRunSteps`. Raw events of `follow` keep the references. Runtimes 0.10 and 0.11 put the values
   * back themselves.
   *
   * A missing blob causes a NotFoundError that names the item and the field. Each request for a blob has the time limit of a call.
   *
   * @example
   * ```ts source="./client.examples.ts#resolveReferences"
   * const client = createClient({ url: "http://127.0.0.1:7840", resolveReferences: true });
   * const { items } = await client.run(flow, [{ text: "one two" }]); // values in place of { $blob: id }
   * ```
   *
   * @default false
   */
  readonly resolveReferences?: boolean | undefined;
  /**
   * Estimated memory in bytes that the blobs of one call may take together, with `resolveReferences`. Each copy counts. `follow` counts
   * each item separately. Results that need more fail with an InvalidResponseError.
   *
   * @default 512 MiB
   */
  readonly referenceLimitBytes?: number | undefined;
}

/**
 * Creates a client. It sends no request before its first call.
 *
 * @throws TypeError if `url` is not an absolute http(s) URL, or an option is invalid.
 *
 * @example
 * ```ts source="./client.examples.ts#createClient"
 * const client = createClient({ url: "http://127.0.0.1:7840", timeoutMs: 10_000 });
 * const { items } = await client.run(flow, [{ text: "one two" }, { text: "three" }]);
 * ```
 */
export function createClient(options: ClientOptions): Client {
  checkClientOptions(options);
  const http = createHttp(options);
  const results = createResultResolver(http, options, loadExtraCalls);
  const resolved = async <R extends { readonly runId: string }>(run: R, call: CallOptions | undefined): Promise<R> =>
    (await results()).ofRun(run, { signal: call?.signal });
  const client: Client = {
    url: http.baseUrl,
    storeFlow: (flow, call) => storeFlow(http, flow, call),
    getFlow: (flowId, call) => getFlow(http, flowId, call),
    getFlowVariables: async (flowId, call) => (await loadExtraCalls()).getFlowVariables(http, flowId, call),
    submit: async (flowId, inputs, call) => {
      const run = await submit(http, flowId, inputs, call);
      return await (await results()).ofRun(run, call);
    },
    run: toTyped(async (flow, inputs, call) => resolved(await runFlow(http, flow, inputs, call), call)),
    waitForRun: async (runId, call) => resolved(await waitForRun(http, runId, call), call),
    fork: async (runId, call) => {
      const { fork } = await loadExtraCalls();
      return await resolved(await fork(http, runId, call), call);
    },
    compareRuns: async (a, b, call) => (await loadExtraCalls()).compareRuns(http, a, b, call),
    async *follow(runId, call) {
      const calls = await loadExtraCalls();
      calls.refuseOptions("client.follow", call ?? {}, METHOD_NAMES.follow ?? []);
      const { ofEvents } = await results();
      yield* ofEvents(calls.follow(http, runId, call), runId, { signal: call?.signal });
    },
    getRun: async (runId, call) => (await loadExtraCalls()).getRun(http, runId, call),
    listRuns: async (call) => (await loadExtraCalls()).listRuns(http, call),
    getRunTree: async (runId, call) => (await loadExtraCalls()).getRunTree(http, runId, call),
    getRunItems: async (runId, call) => {
      const items = await getRunItems(http, runId, call);
      return await (await results()).ofItems(items, runId, call);
    },
    getRunSteps: async (runId, call) => {
      const { getRunSteps } = await loadExtraCalls();
      const steps = await getRunSteps(http, runId, call);
      return await (await results()).ofSteps(steps, runId, call);
    },
    getRunFlow: async (runId, call) => (await loadExtraCalls()).getRunFlow(http, runId, call),
    cancelRun: async (runId, call) => (await loadExtraCalls()).cancelRun(http, runId, call),
    deleteRun: async (runId, call) => (await loadExtraCalls()).deleteRun(http, runId, call),
    listComponents: async (call) => (await loadExtraCalls()).listComponents(http, call),
    putBlob: async (data, call) => (await loadExtraCalls()).putBlob(http, data, call),
    getBlob: async (blobId, call) => (await loadExtraCalls()).getBlob(http, blobId, call),
    putBinary: async (bytes, call) => (await loadExtraCalls()).putBinary(http, bytes, call),
    getBinary: async (blobId, call) => (await loadExtraCalls()).getBinary(http, blobId, call),
    health: (call) => getHealth(http, call),
  };
  return withCheckedOptions(client, async (method, options, names) => {
    const { refuseOptions } = await loadExtraCalls();
    refuseOptions(method, options, names);
  });
}

/** Loads the calls that many programs never use, at the first of them. */
function loadExtraCalls(): Promise<typeof import("./extra-calls.ts")> {
  return import("./extra-calls.ts");
}

async function runFlow(
  http: Http,
  flow: object | string,
  inputs: readonly unknown[],
  { pins = {}, ...options }: RunOptions = {},
): Promise<RunResult> {
  if (Object.keys(pins).length === 0) return await run(http, flow, inputs, options);
  const { runPinned } = await loadExtraCalls();
  return await runPinned(http, flow, inputs, { ...options, pins });
}

/** Types follow from the flow that a caller passes: nothing here can check them. */
function toTyped(
  untyped: (flow: object | string, inputs: readonly unknown[], options?: RunOptions) => Promise<RunResult>,
): Client["run"] {
  return untyped as Client["run"];
}
