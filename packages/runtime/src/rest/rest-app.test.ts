import { createHash } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { putJson } from "../blobs/blob-store.ts";
import { FolderBlobStore } from "../blobs/folder-blob-store.ts";
import { createEngine } from "../create-engine.ts";
import type { RunLimits } from "../engine/run-limits.ts";
import { readFlow } from "../flow/flow.ts";
import { createBlobApp } from "./blob-app.ts";
import { createRestApp } from "./rest-app.ts";
import type { RestServices } from "./rest-services.ts";

const FLOW = readFlow({ steps: [{ id: "a", component: "/w/a", input: { $input: "$" } }], output: { $step: "a" } });

function setUp(services: Partial<RestServices> = {}, limits: RunLimits = {}) {
  let proceed = (): void => undefined;
  const gate = new Promise<void>((resolve) => {
    proceed = resolve;
  });
  const engine = createEngine({
    executeComponent: async (_path, input) => {
      if (input === "wait") await gate;
      return { outcome: "success", result: input };
    },
    limits,
  });
  const app = createRestApp({ engine, version: "0.11.1", maxConcurrency: 1, components: async () => [], ...services });
  const ask = async (path: string, init?: RequestInit): Promise<Response> =>
    await app.request(`http://localhost/api/v1${path}`, init);
  const post = (path: string, json: unknown, init: RequestInit = {}): Promise<Response> => {
    const headers = { "content-type": "application/json" };
    return ask(path, { method: "POST", headers, body: JSON.stringify(json), ...init });
  };
  return { engine, app, ask, post, proceed: () => proceed() };
}

// tests/runtimes/rest.test.ts compares answers with 0.11.1. This file tests the differences, and cases that take too long on a real
// runtime.
describe("createRestApp", () => {
  it("allows the origin of the request, and every origin if it has none, like 0.11.1", async () => {
    const { ask } = setUp();
    const allowed = async (headers: Record<string, string>): Promise<string | null> =>
      (await ask("/health", { headers })).headers.get("access-control-allow-origin");
    expect(await allowed({ origin: "http://localhost:3000" })).toBe("http://localhost:3000");
    expect(await allowed({})).toBe("*");
  });

  it("a deleted run is not found", async () => {
    const { engine, ask } = setUp();
    const { runId, ended } = engine.submit(FLOW, [1]);
    await ended;
    expect((await ask(`/runs/${runId}`, { method: "DELETE" })).status).toBe(200);
    expect((await ask(`/runs/${runId}`)).status).toBe(404);
    expect((await ask(`/runs/${runId}`, { method: "DELETE" })).status).toBe(404);
  });

  it("a concurrency of 0 is refused, where a real server drops the connection", async () => {
    const { engine, post } = setUp();
    const flowId = await engine.storeFlow(FLOW);
    const answer = await post("/runs", { flowId, input: [1], maxConcurrency: 0 });
    expect(answer.status).toBe(400);
    expect(await answer.text()).toContain("maxConcurrency must be at least 1");
  });

  it("answers 429 while too many runs are under way", async () => {
    const { engine, ask, post, proceed } = setUp({}, { runsAtOnce: 5 });
    const flowId = await engine.storeFlow(FLOW);
    const submit = () => post("/runs", { flowId, input: ["wait"] });
    const answers = await Promise.all(Array.from({ length: 50 }, submit));
    expect(answers.map(({ status }) => status)).toEqual([...Array(5).fill(202), ...Array(45).fill(429)]);
    const message =
      "5 runs are under way in this runtime: submit the run again when some have ended (limits.runsAtOnce)";
    expect(await answers[49]?.json()).toEqual({ code: 429, message, stack: [{ error: message }] });
    expect(engine.runs.list()).toHaveLength(5);
    proceed();
    await Promise.all(engine.runs.list().map(({ runId }) => ask(`/runs/${runId}?wait=true`)));
    expect((await submit()).status).toBe(202);
  });

  it("a wait ends with the run, or when the client disconnects", async () => {
    const { engine, ask, post, proceed } = setUp();
    const flowId = await engine.storeFlow(FLOW);
    const leaving = new AbortController();
    const left = post("/runs", { flowId, input: ["wait"], wait: true }, { signal: leaving.signal });
    const submitted = post("/runs", { flowId, input: ["wait"], wait: true });
    const { runId } = engine.submit(FLOW, ["wait"]);
    const asked = ask(`/runs/${runId}?wait=true`);
    leaving.abort();
    expect(await (await left).json()).toMatchObject({ status: "running" });
    proceed();
    expect(await (await submitted).json()).toMatchObject({ status: "completed", results: [{ itemIndex: 0 }] });
    expect(await (await asked).json()).toMatchObject({ status: "completed" });
  });

  it("the runtime's limit applies to runs without their own", async () => {
    const { engine, post } = setUp({ maxConcurrency: 1 });
    const inFlight: string[] = [];
    engine.subscribe((event) => {
      if (event.type === "stepStarted") inFlight.push(`${event.itemIndex}`);
    });
    const flowId = await engine.storeFlow(FLOW);
    await post("/runs", { flowId, input: ["wait", "wait"] });
    expect(inFlight).toEqual(["0"]);
    await post("/runs", { flowId, input: ["wait", "wait"], maxConcurrency: 2 });
    expect(inFlight).toEqual(["0", "0", "1"]);
    engine.close();
  });

  it("a worker that does not list its components makes the list fail, with the reason", async () => {
    const { ask } = setUp({ components: () => Promise.reject(new Error("worker text is gone")) });
    const answer = await ask("/components");
    expect(answer.status).toBe(500);
    expect(await answer.json()).toMatchObject({ code: 500, stack: [{}, { error: "worker text is gone" }] });
  });

  it("deployment.blob-service: without a Blob API there is no path for blobs", async () => {
    const { post } = setUp({ blobApi: false });
    expect((await post("/blobs", { data: 1 })).status).toBe(404);
    expect((await setUp().post("/blobs", { data: 1 })).status).toBe(200);
  });

  it("a damaged blob is not served; the response names it", async () => {
    const folder = await mkdtemp(join(tmpdir(), "stepflow-torn-"));
    try {
      const blobs = await FolderBlobStore.open(folder);
      const app = createBlobApp(blobs);
      const blobId = await putJson(blobs, { a: 1 });
      await writeFile(join(folder, blobId), '{"a');
      const answer = await app.request(`/api/v1/blobs/${blobId}`);
      expect(answer.status).toBe(500);
      expect(await answer.json()).toMatchObject({ message: expect.stringContaining(`Blob ${blobId} is damaged`) });
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  it("blob-api.integrity: sends a JSON value as it is stored, so that its hash is the id", async () => {
    const { post, ask } = setUp();
    const value = { small: 1e-6, smaller: 1.5e-9, large: 2 ** 64, text: 'é"\u2028' };
    const { blobId } = (await (await post("/blobs", { data: value, filename: "a.json" })).json()) as { blobId: string };
    const answer = await ask(`/blobs/${blobId}`);
    expect(answer.headers.get("content-type")).toBe("application/json");
    const text = await answer.text();
    const [, data = ""] =
      /^\{"data":(.*),"blobType":"data","blobId":"[0-9a-f]{64}","filename":"a.json"\}$/s.exec(text) ?? [];
    expect(createHash("sha256").update(data).digest("hex")).toBe(blobId);
    expect(JSON.parse(data)).toEqual(value);
  });

  it("blob-api.integrity: keeps the digits of integers of 64 bits, as real runtimes do", async () => {
    const { ask } = setUp();
    const data = '{"ids":[9007199254740993,-9223372036854775808,18446744073709551615]}';
    const headers = { "content-type": "application/json" };
    const stored = await ask("/blobs", { method: "POST", headers, body: ` { "blobType" : "data", "data" : ${data} }` });
    const { blobId } = (await stored.json()) as { blobId: string };
    expect(blobId).toBe(createHash("sha256").update(data).digest("hex"));
    expect(await (await ask(`/blobs/${blobId}`)).text()).toContain(data);
  });

  it("a blob with any filename can be fetched", async () => {
    const { post, ask } = setUp();
    const stored = await post("/blobs", { data: 1, filename: 'a\r\nset-cookie: b\u0001"\u0000ü😀' });
    const { blobId } = (await stored.json()) as { blobId: string };
    const answer = await ask(`/blobs/${blobId}`, { headers: { accept: "application/octet-stream" } });
    expect(answer.status).toBe(200);
    const name = Buffer.from(answer.headers.get("content-disposition") ?? "", "latin1").toString("utf8");
    expect(name).toBe('attachment; filename="a  set-cookie: b \\" ü😀"');
  });

  it("a body without a length is counted while it is read", async () => {
    const { ask } = setUp();
    const send = (bytes: number): Promise<Response> => {
      const pieces = Array.from({ length: bytes / 65_536 }, () => new Uint8Array(65_536));
      const body = ReadableStream.from(pieces);
      const headers = { "content-type": "application/octet-stream" };
      return ask("/blobs", { method: "POST", headers, body, duplex: "half" } as RequestInit);
    };
    expect((await send(2_097_152)).status).toBe(200);
    const refused = await send(4_194_304);
    expect([refused.status, await refused.text()]).toEqual([
      413,
      "Failed to buffer the request body: length limit exceeded",
    ]);
  });
});

describe("createBlobApp", () => {
  it("deployment.blob-service: serves blobs and health, nothing else", async () => {
    const { engine } = setUp();
    const app = createBlobApp(engine.blobs);
    const stored = await app.request("/api/v1/blobs", { method: "POST", body: JSON.stringify({ data: { a: 1 } }) });
    const { blobId } = (await stored.json()) as { blobId: string };
    expect(await (await app.request(`/api/v1/blobs/${blobId}`)).json()).toEqual({
      data: { a: 1 },
      blobType: "data",
      blobId,
    });
    expect(await (await app.request("/api/v1/health")).json()).toMatchObject({ status: "healthy" });
    expect((await app.request("/api/v1/runs")).status).toBe(404);
  });
});
