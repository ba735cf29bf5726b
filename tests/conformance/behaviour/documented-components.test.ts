import { createHash } from "node:crypto";
import { createRuntime, MemoryBlobStore, type Runtime } from "@stepflow/runtime";
import { createWorker, defineComponent, defineConfig, silentLogger } from "@stepflow/worker";
import { start } from "@stepflow/worker/node";
import { afterEach, describe, expect, it } from "vitest";
import blobsWorker from "../../../examples/blobs/worker.ts";
import cachingWorker from "../../../examples/cached-analysis/worker.ts";
import udfWorker from "../../../examples/udf/worker.ts";
import { type HttpRecorder, type Recorded, startHttpRecorder } from "../../support/wire/http-recorder.ts";
import { startRawExchange } from "../../support/wire/raw-exchange.ts";
import { BLOB_API, CONFIG, MEAN, NUMBERS, PROCESSED_RECORDS, USER_DATA } from "./documents/examples.ts";

/** A schema by hand, as any library would give it. */
const serviceConfig = defineConfig<typeof CONFIG, typeof CONFIG>("service", {
  "~standard": {
    version: 1,
    vendor: "tests",
    validate: (value) => {
      const { database, apis, features } = value as Partial<typeof CONFIG>;
      const isWhole = database !== undefined && apis !== undefined && features !== undefined;
      return isWhole ? { value: value as typeof CONFIG } : { issues: [{ message: "is not whole" }] };
    },
  },
});

const documentWorker = createWorker({
  name: "documents",
  components: [
    defineComponent({
      path: "/my_component",
      async execute(input: unknown, ctx) {
        const blob_id = await ctx.putBlob(input);
        return { blob_id, data: await ctx.getBlob(blob_id) };
      },
    }),
    defineComponent({
      path: "/configure",
      execute: (input: typeof CONFIG, ctx) => serviceConfig.put(ctx, input),
    }),
    defineComponent({
      path: "/fetch",
      execute: ({ config_id }: { config_id: string }, ctx) => ctx.getBlob(config_id),
    }),
    defineComponent({
      path: "/connect",
      execute: ({ config_id }: { config_id: string }, ctx) => serviceConfig.get(ctx, config_id),
    }),
  ],
});

const cleanups: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

type Worker = Parameters<typeof start>[0];

async function record(where: string, log: Recorded[], target = ""): Promise<HttpRecorder> {
  const recorder = await startHttpRecorder(where, log, target);
  cleanups.push(recorder.close);
  return recorder;
}

interface Setup {
  readonly runtime: Runtime;
  /** The messages over loopback, recorded outside both sides. */
  readonly log: readonly Recorded[];
}

/** Worker and runtime over HTTP. In v1 the Blob API is at a recorder, too. */
async function open(worker: Worker, dialect: "classic" | "v1"): Promise<Setup> {
  const log: Recorded[] = [];
  const listening = await start(worker, { port: 0, logger: silentLogger, handleSignals: false });
  cleanups.push(() => listening.close());
  const url = (await record("worker", log, listening.url)).url;
  const blobs = await record("blobs", log);
  const runtime = await createRuntime({
    dialect,
    workers: { doc: { url } },
    blobs: new MemoryBlobStore(),
    blobApi: { url: `${blobs.url}/api/v1/blobs`, thresholdBytes: 0 },
  });
  cleanups.push(() => runtime.close());
  blobs.target = (await runtime.listen()).url;
  return { runtime, log };
}

async function outputOf<T>(runtime: Runtime, component: string, input: unknown): Promise<T> {
  const outcome = await runtime.execute(component, input);
  expect(outcome).toMatchObject({ outcome: "success" });
  return (outcome.outcome === "success" ? outcome.result : undefined) as T;
}

const JSON_RPC = { jsonrpc: "2.0" };
const bodyOf = ({ body }: Recorded): Record<string, unknown> => JSON.parse(body) as Record<string, unknown>;
const sha256 = (data: unknown): string => createHash("sha256").update(JSON.stringify(data)).digest("hex");

/** The messages of the last execution: its request, what travelled meanwhile, and its result. */
function lastExecution(log: readonly Recorded[]): readonly Record<string, unknown>[] {
  const start = log.findLastIndex(({ body }) => body.includes('"components/execute"'));
  const [execution, ...answers] = log.slice(start).filter(({ where }) => where === "worker");
  const text = execution?.answer?.body ?? "";
  const events = [...text.matchAll(/^data: (.*)$/gm)].map(([, data = ""]) => JSON.parse(data) as object);
  const meanwhile = events.slice(0, -1).flatMap((event, index) => [event, bodyOf(answers[index] as Recorded)]);
  return [bodyOf(execution as Recorded), ...meanwhile, events.at(-1)] as readonly Record<string, unknown>[];
}

const USER = USER_DATA.put.request.params.data;

describe("components of the documents, in TypeScript, over the event stream in the classic spelling", () => {
  it("callbacks.order, blobs.put.request, blobs.classic.ids, examples.store-user: store_user_data stores records and returns their number", async () => {
    const { runtime, log } = await open(blobsWorker, "classic");
    const stored = await outputOf(runtime, "/doc/store_user_data", { user_data: [USER] });
    const blob_id = `sha256:${sha256([USER])}`;
    expect(stored).toEqual({ blob_id, summary: "Stored 1 records" });
    const id = expect.any(String);
    expect(lastExecution(log)).toEqual([
      {
        ...JSON_RPC,
        id,
        method: "components/execute",
        params: expect.objectContaining({ component: "/store_user_data" }),
      },
      { ...JSON_RPC, id, method: "blobs/put", params: expect.objectContaining({ data: [USER] }) },
      { ...JSON_RPC, id, result: { blob_id } },
      { ...JSON_RPC, id, result: { output: stored } },
    ]);
  });

  it("blobs.get.request, blobs.get.round-trip, examples.load-user, errors.text-reaches-user: load_user_data returns an analysis, or its failure as data", async () => {
    const { runtime, log } = await open(blobsWorker, "classic");
    const { blob_id } = await outputOf<{ blob_id: string }>(runtime, "/doc/store_user_data", { user_data: [USER] });
    const loaded = await outputOf(runtime, "/doc/load_user_data", { blob_id });
    expect(loaded).toEqual({ success: true, analysis: { users: 1, notified: 1, themes: ["dark"] } });
    const [, get, data] = lastExecution(log);
    // The worker has its own name for the type, which the runtime keeps.
    const params = expect.objectContaining({ blob_id });
    expect(get).toEqual({ ...JSON_RPC, id: expect.any(String), method: "blobs/get", params });
    expect(data).toEqual({ ...JSON_RPC, id: get?.["id"], result: { data: [USER], blob_type: "data" } });

    const unknown = `sha256:${"0".repeat(64)}`;
    expect(await outputOf(runtime, "/doc/load_user_data", { blob_id: unknown })).toMatchObject({
      success: false,
      error: expect.stringMatching(/^Blob not found: (?:sha256:)?0{64}$/),
    });
    const [, asked, refused] = lastExecution(log);
    expect(refused).toEqual({
      ...JSON_RPC,
      id: asked?.["id"],
      error: { ...USER_DATA.missing.response.error, data: { blob_id: unknown } },
    });
  });

  it.each([PROCESSED_RECORDS, USER_DATA])(
    "blobs.classic.types, blobs.get.type, blobs.any-component: a blob of another worker is read, whatever the spelling of its type",
    async ({ put }) => {
      const raw = await startRawExchange(async ({ event, answerTo, finish }) => {
        event(JSON.stringify(put.request));
        finish(JSON.parse(await answerTo(put.request.id)).result.blob_id);
      });
      cleanups.push(raw.close);
      const runtime = await createRuntime({
        dialect: "classic",
        workers: { raw: { url: raw.url }, doc: documentWorker },
      });
      cleanups.push(() => runtime.close());
      const config_id = await outputOf(runtime, "/raw/store", null);
      expect(await outputOf(runtime, "/doc/fetch", { config_id })).toEqual(put.request.params.data);
    },
  );

  it("udf.run, udf.input-checked: a function that is stored as a blob is called by its id, and its input is checked", async () => {
    const { runtime, log } = await open(udfWorker, "classic");
    const { blob_id } = await outputOf<{ blob_id: string }>(runtime, "/doc/store-function", MEAN);
    expect(blob_id).toBe(`sha256:${sha256(MEAN)}`);
    expect(lastExecution(log)[1]).toMatchObject({ method: "blobs/put", params: { data: MEAN } });
    for (let call = 0; call < 2; call++) {
      expect(await outputOf(runtime, "/doc/call-function", { blob_id, input: { numbers: NUMBERS } })).toBe(3);
    }
    for (let call = 0; call < 2; call++) {
      const input = { blob_id, input: { numbers: ["one"] } };
      expect(await runtime.execute("/doc/call-function", input)).toMatchObject({
        outcome: "failed",
        error: { code: -32003, message: expect.stringContaining("/numbers/0") },
      });
    }
  });

  it("patterns.cached-results: a result is computed once, and shows whether it was cached", async () => {
    const { runtime } = await open(cachingWorker, "classic");
    const input = { text: "classic text number one" };
    const first = await outputOf<object>(runtime, "/doc/analysis", input);
    expect(first).toMatchObject({ result: { words: 4, longest: "classic" }, from_cache: false });
    expect(await outputOf(runtime, "/doc/analysis", input)).toEqual({ ...first, from_cache: true });
  });

  it("patterns.shared-config: a configuration is stored as documented and read by another step", async () => {
    const { runtime, log } = await open(documentWorker, "classic");
    const steps = [
      { id: "configure", component: "/doc/configure", input: CONFIG },
      { id: "connect", component: "/doc/connect", input: { config_id: { $step: "configure" } } },
    ];
    const output = { id: { $step: "configure" }, config: { $step: "connect" } };
    expect(await runtime.run({ steps, output }, null)).toEqual({
      outcome: "success",
      result: { id: `sha256:${sha256(CONFIG)}`, config: CONFIG },
    });
    expect(lastExecution(log)[2]).toMatchObject({ result: { data: CONFIG } });
  });
});

describe("components of the documents over the Blob API", () => {
  it("blob-api.order, blob-api.all-blobs, blob-api.post, blob-api.get, examples.put-and-get: POST and GET have the documented bodies, between execute and its plain result", async () => {
    const { runtime, log } = await open(documentWorker, "v1");
    const { post, get } = BLOB_API;
    const { data } = post.request;
    const blobId = sha256(data);
    expect(await outputOf(runtime, "/doc/my_component", data)).toEqual({ blob_id: blobId, data });
    expect(log.map(({ where, method, body }) => [where, method, /"method":"([^"]*)"/.exec(body)?.[1]])).toEqual([
      ["worker", "POST", "initialize"],
      ["worker", "POST", "initialized"],
      ["worker", "POST", "components/execute"],
      ["blobs", "POST", undefined],
      ["blobs", "GET", undefined],
    ]);
    const [, , execution, stored, fetched] = log;
    expect(execution?.answer?.contentType).toBe("application/json");
    expect(stored).toMatchObject({ path: "/api/v1/blobs", contentType: "application/json" });
    expect(JSON.parse(stored?.body ?? "")).toEqual(post.request);
    expect(stored?.answer).toMatchObject({ status: 200, body: JSON.stringify({ ...post.response, blobId }) });
    expect(fetched?.path).toBe(`/api/v1/blobs/${blobId}`);
    expect(fetched?.answer).toMatchObject({ status: 200, body: JSON.stringify({ ...get.response, blobId }) });
  });

  it("examples.put-and-get: the component stores its value and returns it", async () => {
    const { runtime } = await open(documentWorker, "v1");
    const { component: data } = BLOB_API;
    expect(await outputOf(runtime, "/doc/my_component", data)).toEqual({ blob_id: sha256(data), data });
  });

  it("examples.store-user, examples.load-user, udf.run, patterns.cached-results, patterns.shared-config: the other examples have the same results over it, with ids without a prefix", async () => {
    const { runtime } = await open(blobsWorker, "v1");
    const { blob_id } = await outputOf<{ blob_id: string }>(runtime, "/doc/store_user_data", { user_data: [USER] });
    expect(blob_id).toBe(sha256([USER]));
    expect(await outputOf(runtime, "/doc/load_user_data", { blob_id })).toMatchObject({ success: true });
    const udf = await open(udfWorker, "v1");
    const stored = await outputOf<{ blob_id: string }>(udf.runtime, "/doc/store-function", MEAN);
    expect(stored.blob_id).toBe(sha256(MEAN));
    expect(await outputOf(udf.runtime, "/doc/call-function", { ...stored, input: { numbers: NUMBERS } })).toBe(3);
    const config = await open(documentWorker, "v1");
    const config_id = await outputOf(config.runtime, "/doc/configure", CONFIG);
    expect(config_id).toBe(sha256(CONFIG));
  });
});
