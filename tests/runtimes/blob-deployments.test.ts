import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createRuntime, hashJson, type Runtime, type RuntimeListener, type RuntimeOptions } from "@stepflow/runtime";
import { silentLogger } from "@stepflow/worker";
import { type RunningWorker, serve } from "@stepflow/worker/node";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type BlobTap, startBlobTap } from "../support/wire/blob-tap.ts";
import { eventsOf, startWireTap, type TapedPost, type WireTap } from "../support/wire/wire-tap.ts";
import kitchen from "../support/workers/kitchen-worker.ts";

let folder: string;
let worker: RunningWorker;
let wire: WireTap;
/** Stands for the host name of the Blob API in a cluster. */
let blobHost: BlobTap;
const runtimes: Runtime[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "stepflow-deployment-"));
  worker = await serve(kitchen, { port: 0, announce: false, handleSignals: false, logger: silentLogger });
  wire = await startWireTap(worker.url);
  blobHost = await startBlobTap();
});
afterEach(async () => {
  await Promise.all(runtimes.splice(0).map((runtime) => runtime.close()));
  await Promise.all([wire.close(), blobHost.close(), worker.close()]);
  await rm(folder, { recursive: true, force: true });
});

const blobs = (): { folder: string } => ({ folder: join(folder, "blobs") });

/** A runtime with this `blobApi` in its configuration file. */
async function deploy(blobApi: string, options: RuntimeOptions = {}): Promise<Runtime> {
  const config = join(folder, "stepflow-config.yml");
  const lines = [
    "plugins:",
    "  builtin: { type: builtin }",
    `  kitchen: { type: stepflow, url: "${wire.url}" }`,
    "routes:",
    '  "/kitchen/{*component}": [{ plugin: kitchen }]',
    '  "/builtin/{*component}": [{ plugin: builtin }]',
    blobApi,
  ];
  await writeFile(config, lines.join("\n"));
  return await remember(createRuntime({ config, blobs: blobs(), ...options }));
}

async function remember(creating: Promise<Runtime>): Promise<Runtime> {
  const runtime = await creating;
  runtimes.push(runtime);
  return runtime;
}

/** The capabilities that the worker received. */
function announced(): Readonly<Record<string, unknown>> {
  const [initialize] = wire.start.requests("initialize");
  return (initialize?.message.params?.["capabilities"] ?? {}) as Readonly<Record<string, unknown>>;
}

/** Stores a blob by the worker, and reads it by the runtime. Returns the messages of the execution. */
async function putAndGet(runtime: Runtime, data: unknown): Promise<TapedPost> {
  const flow = {
    steps: [
      { id: "put", component: "/kitchen/put", input: { $input: "$" } },
      { id: "get", component: "/builtin/get_blob", input: { blob_id: { $step: "put" } } },
    ],
    output: { id: { $step: "put" }, back: { $step: "get", path: "data" } },
  };
  const tape = wire.record();
  expect(await runtime.run(flow, data)).toEqual({
    outcome: "success",
    result: { id: hashJson(data), back: data },
  });
  const [execute] = (await tape.whole()).requests("components/execute");
  if (execute === undefined) throw new Error("Nothing was executed.");
  return execute;
}

interface RawAnswer {
  readonly status: number;
  readonly body: unknown;
}

/** Returns the response to a plain HTTP request. */
async function ask(url: string, json?: unknown): Promise<RawAnswer> {
  const headers = { "content-type": "application/json" };
  const answer = await fetch(url, json === undefined ? {} : { method: "POST", headers, body: JSON.stringify(json) });
  const text = await answer.text();
  return { status: answer.status, body: text === "" ? "" : JSON.parse(text) };
}

const data = { order: 1, lines: ["a", "ü"] };
const blobId = hashJson(data);

interface Deployment {
  readonly name: string;
  readonly blobApi: () => string;
  /** Starts the server of the scenario behind the announced host. */
  readonly open: (runtime: Runtime) => Promise<RuntimeListener | undefined>;
  readonly announces: () => unknown;
  /** Response of the runtime's own `/api/v1/blobs` to a request for the blob. */
  readonly ownStatus: number;
}

const inFront = async (listening: Promise<RuntimeListener>): Promise<RuntimeListener> => {
  const listener = await listening;
  blobHost.target = listener.url;
  return listener;
};

const DEPLOYMENTS: readonly Deployment[] = [
  {
    name: "blob-api.enabled, deployment.local, deployment.all: local development, nothing configured",
    blobApi: () => "",
    open: async () => undefined,
    announces: () => expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/api\/v1\/blobs$/),
    ownStatus: 200,
  },
  {
    name: "deployment.orchestrator-blobs, deployment.all: a cluster whose orchestrator serves blobs",
    blobApi: () => `blobApi: { url: "${blobHost.url}" }`,
    open: (runtime) => inFront(runtime.listen()),
    announces: () => blobHost.url,
    ownStatus: 200,
  },
  {
    name: "deployment.blob-service, deployment.all: a cluster with a blob service of its own",
    blobApi: () => `blobApi: { enabled: false, url: "${blobHost.url}" }`,
    open: async () => {
      const service = await remember(createRuntime({ blobs: blobs() }));
      return await inFront(service.listen({ only: "blobs" }));
    },
    announces: () => blobHost.url,
    ownStatus: 404,
  },
];

describe.each(DEPLOYMENTS)("$name", ({ blobApi, open, announces, ownStatus }) => {
  it("the worker learns the URL of the Blob API, stores blobs there, and the runtime finds them", async () => {
    const runtime = await deploy(blobApi());
    const listener = await open(runtime);
    expect(announced()["blobApiUrl"]).toEqual(announces());

    const { answer } = await putAndGet(runtime, data);
    // The blob travelled over HTTP and not over the event stream, because the answer is plain JSON.
    expect(answer?.headers["content-type"]).toMatch(/^application\/json/);
    expect(blobHost.seen).toEqual(listener === undefined ? [] : ["POST"]);

    const found = { status: 200, body: { data, blobType: "data", blobId } };
    expect(await ask(`${String(announced()["blobApiUrl"])}/${blobId}`)).toEqual(found);
    const own = await runtime.listen();
    const itself = await ask(`${own.url}/api/v1/blobs/${blobId}`);
    expect(itself).toEqual(ownStatus === 200 ? found : { status: 404, body: "" });
  });
});

describe("a separate blob service", () => {
  it("deployment.blob-service: serves only blobs, and keeps them for the next runtime with the same folder", async () => {
    const service = await createRuntime({ blobs: blobs() });
    const { url } = await service.listen({ only: "blobs" });
    const stored = await ask(`${url}/api/v1/blobs`, { data });
    expect(stored).toEqual({ status: 200, body: { blobId } });
    expect((await ask(`${url}/api/v1/runs`)).status).toBe(404);
    await service.close();
    const next = await remember(createRuntime({ blobs: blobs() }));
    const { url: nextUrl } = await next.listen({ only: "blobs" });
    expect(await ask(`${nextUrl}/api/v1/blobs/${blobId}`)).toMatchObject({ status: 200, body: { data } });
  });
});

describe("equal data is stored once", () => {
  /** The files of data. The folder also contains the flow, which has another type in its label. */
  const files = async (): Promise<string[]> => {
    const all = await readdir(blobs().folder);
    return all.filter((name) => /^[0-9a-f]{64}$/.test(name) && !all.includes(`${name}.json`));
  };

  it("blob-api.dedupe, blobs.stored-once: over HTTP, by workers and by others", async () => {
    const runtime = await deploy(`blobApi: { url: "${blobHost.url}" }`);
    await inFront(runtime.listen());
    for (const _time of [1, 2]) await putAndGet(runtime, data);
    expect(await ask(blobHost.url, { data })).toEqual({ status: 200, body: { blobId } });
    expect(blobHost.seen).toEqual(["POST", "POST", "POST"]);
    expect(await files()).toEqual([blobId]);
    expect(await readFile(join(blobs().folder, blobId), "utf8")).toBe(JSON.stringify(data));
  });

  it("blobs.put.dedupe, blobs.stored-once: over the event stream", async () => {
    const runtime = await deploy("", { dialect: "v0" });
    for (const _time of [1, 2]) {
      const execute = await putAndGet(runtime, data);
      const [put] = eventsOf(execute).filter(({ method }) => method === "blobs/put");
      expect(put?.params).toMatchObject({ data });
    }
    expect(announced()).toEqual({});
    expect(await files()).toEqual([blobId]);
  });
});
