import type { Orchestrator } from "@stepflow/orchestrator";
import { createEngine, type Engine, hashBytes, inspectFlow, type RuntimeVersion, readFlow } from "@stepflow/runtime";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startRuntime } from "../../support/runtimes/real-runtime.ts";
import { type RawWorker, startRawWorker } from "../../support/workers/raw-worker.ts";
import { echo, from, input } from "./cases/parts.ts";

const START_TIMEOUT_MS = 180_000;
const ANSWER_TIMEOUT_MS = 500;

/** Rows of `packages/runtime/DIFFERENCES.md`, shown on a real runtime and on the embedded one. */
describe("known differences", () => {
  let worker: RawWorker;
  const servers: Orchestrator[] = [];
  beforeAll(async () => {
    worker = await startRawWorker({
      "/echo": (value) => value,
      "/sleep": (ms) => new Promise((resolve) => setTimeout(() => resolve(ms), Number(ms))),
    });
    for (const version of ["0.9.0", "0.11.1"]) servers.push(await startRuntime(version, { w: { url: worker.url } }));
  }, START_TIMEOUT_MS);
  afterAll(async () => {
    for (const server of servers) await server.close();
    await worker?.close();
  });

  const realOf = (version: string): Orchestrator => {
    const server = servers.find((started) => started.version === version);
    if (server === undefined) throw new Error(`No server ${version}.`);
    return server;
  };

  async function post(server: Orchestrator, path: string, body: string): Promise<Record<string, unknown>> {
    const response = await fetch(`${server.url}/api/v1${path}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body,
      signal: AbortSignal.timeout(5_000),
    });
    return (await response.json()) as Record<string, unknown>;
  }

  function engineOf(version?: RuntimeVersion): Engine {
    return createEngine({
      version,
      executeComponent: async (path, value, { signal }) => {
        if (path === "/w/sleep") await new Promise((resolve) => signal.addEventListener("abort", resolve));
        return { outcome: "success", result: value };
      },
    });
  }

  async function resultOf(engine: Engine, flow: object, item: unknown = {}): Promise<unknown> {
    const { runId, ended } = engine.submit(readFlow(flow), [item]);
    await ended;
    return engine.runs.items(runId)?.[0]?.result;
  }

  const late = {
    steps: [echo("c", true), echo("a", "A"), echo("z", { $if: from("c"), then: from("a") })],
    output: from("z"),
  };

  it("late-step: a step that becomes needed late: a real run never ends; the embedded runtime executes the step, or fails if a version is given", async () => {
    const server = realOf("0.11.1");
    const { flowId } = await server.client.storeFlow(late);
    const answer = await post(server, "/runs", JSON.stringify({ flowId, input: [{}], wait: true, timeoutSecs: 1 }));
    expect(answer).toMatchObject({ status: "running", results: [{ itemIndex: 0, status: "running" }] });
    const deadlock = "workflow deadlock: no runnable steps and output cannot be resolved";
    expect(server.logs.some((line) => line.includes(deadlock))).toBe(true);

    expect(await resultOf(engineOf(), late)).toEqual({ outcome: "success", result: "A" });
    expect(await resultOf(engineOf("0.11.1"), late)).toMatchObject({
      outcome: "failed",
      error: { code: -32202, message: expect.stringContaining(deadlock) },
    });
    expect(inspectFlow(late).diagnostics.find(({ kind }) => kind === "lateStep")).toMatchObject({
      level: "warning",
      pointer: "/steps/2/input/then",
      data: { step_id: "a", decided_by: "c" },
    });
  });

  it("late-output: a late step in an output: a real run fails, the embedded runtime executes the step", async () => {
    const flow = { steps: [echo("n", null), echo("a", "A")], output: { $coalesce: [from("n"), from("a")] } };
    const error = { code: -32202, message: "Step a not completed" };
    const { items } = await realOf("0.11.1").client.run(flow, [{}]);
    expect(items[0]?.result).toEqual({ outcome: "failed", error });
    expect(await resultOf(engineOf("0.11.1"), flow)).toEqual({ outcome: "failed", error });
    expect(await resultOf(engineOf(), flow)).toEqual({ outcome: "success", result: "A" });
  });

  it("inexact-fractions: real runtimes change the last digit of some fractions at every reading, the embedded one keeps them as JavaScript does", async () => {
    const { items } = await realOf("0.11.1").client.run({ output: input() }, [1.25e-300, -988288162894530.5]);
    expect(items.map(({ result }) => result)).toEqual([
      { outcome: "success", result: 1.2499999999999998e-300 },
      { outcome: "success", result: -988288162894530.4 },
    ]);
    expect(await resultOf(engineOf(), { output: input() }, 1.25e-300)).toEqual({
      outcome: "success",
      result: 1.25e-300,
    });
  });

  it("large-integers: only real runtimes distinguish 1.0 from 1, and keep integers beyond 2^53", async () => {
    const server = realOf("0.11.1");
    const { flowId } = await server.client.storeFlow({ output: input() });
    const answer = await fetch(`${server.url}/api/v1/runs`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: `{"flowId":"${flowId}","input":[1.0,9007199254740993],"wait":true}`,
    });
    const text = await answer.text();
    expect(text).toContain('"result":1.0}');
    expect(text).toContain('"result":9007199254740993}');
  });

  it("integer-names: members with integer names: real runtimes keep their place, the embedded one puts them first, which changes ids", async () => {
    const text = '{"output":{"2":"b","1":"a"}}';
    const { flowId } = await post(realOf("0.11.1"), "/flows", `{"flow":${text}}`);
    expect(flowId).toBe(hashBytes(text));
    expect(inspectFlow(text).id).toBe(hashBytes('{"output":{"1":"a","2":"b"}}'));
  });

  it("metadata-order: ids of flows with several metadata: those of real runtimes vary, those of the embedded one do not", async () => {
    const flow = { metadata: { a: 1, b: 2, c: 3 } };
    const real = new Set<unknown>();
    for (let time = 0; time < 40; time += 1) {
      real.add((await post(realOf("0.11.1"), "/flows", JSON.stringify({ flow })))["flowId"]);
    }
    expect(real.size).toBeGreaterThan(1);
    expect(real).toContain(inspectFlow(flow).id);
  });

  it("item-results: real runtimes show results after the end of the run, the embedded one after the end of the item", async () => {
    const flow = { steps: [{ id: "a", component: "/w/sleep", input: input() }], output: from("a") };
    const server = realOf("0.11.1");
    const { flowId } = await server.client.storeFlow(flow);
    const { runId } = await server.client.run(flowId, [0, 400]);
    const { createdAt } = await server.client.getRun(runId);
    const [first] = await server.client.getRunItems(runId);
    expect(Date.parse(first?.completedAt ?? "") - Date.parse(createdAt)).toBeGreaterThanOrEqual(400);

    const engine = engineOf();
    const mixed = {
      steps: [echo("a", 1), { id: "s", component: "/w/sleep" }],
      output: { $if: input(), then: from("a"), else: from("s") },
    };
    const run = engine.submit(readFlow(mixed), [true, false]);
    await expect
      .poll(() => engine.runs.items(run.runId)?.map(({ status }) => status))
      .toEqual(["completed", "running"]);
    engine.close();
  });

  it("cancelled-run: a cancelled run: real ones continue and end as completed, embedded ones end at once", async () => {
    const flow = { steps: [{ id: "a", component: "/w/sleep", input: input() }], output: from("a") };
    const server = realOf("0.11.1");
    const { flowId } = await server.client.storeFlow(flow);
    const { runId } = await server.client.submit(flowId, [300]);
    await server.client.cancelRun(runId);
    await expect.poll(async () => (await server.client.getRun(runId)).status, { timeout: 3_000 }).toBe("completed");

    const engine = engineOf();
    const run = engine.submit(readFlow(flow), [300]);
    expect(engine.cancel(run.runId)).toBe(true);
    expect(await run.ended).toBe("cancelled");
    expect(engine.runs.get(run.runId)).toMatchObject({ status: "cancelled", items: { cancelled: 1, running: 0 } });
  });

  it("empty-run: a run without items: 0.9 never answers, the embedded runtime completes it", async () => {
    const { url, client } = realOf("0.9.0");
    const { flowId } = await client.storeFlow({ output: 1 });
    const request = fetch(`${url}/api/v1/runs`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ flowId, input: [] }),
      signal: AbortSignal.timeout(ANSWER_TIMEOUT_MS),
    });
    await expect(request).rejects.toThrow(/timeout/);
    expect(await engineOf("0.9.0").submit(readFlow({ output: 1 }), []).ended).toBe("completed");
  });

  it("zero-concurrency: a limit of 0 steps at a time: real runtimes drop the connection, the embedded one refuses it", async () => {
    const server = realOf("0.11.1");
    const { flowId } = await server.client.storeFlow({ steps: [echo("a", 1)], output: from("a") });
    const body = JSON.stringify({ flowId, input: [{}], maxConcurrency: 0 });
    await expect(post(server, "/runs", body)).rejects.toThrow("fetch failed");
    expect(() => engineOf().submit(readFlow({}), [1], { maxConcurrency: 0 })).toThrow(/at least 1, got 0/);
  });

  it("ignored-members: members that runtimes ignore: real ones report nothing, the embedded one refuses them by default", async () => {
    const flow = { steps: [echo("a", 1, { skip: true })], output: from("a") };
    expect(await realOf("0.11.1").client.storeFlow(flow)).toMatchObject({ stored: true });
    expect(() => readFlow(flow)).toThrow(/"skip" is unknown here and has no effect/);
    expect(readFlow(flow, { unknownFields: "report" }).diagnostics[0]).toMatchObject({ kind: "unknownFieldIgnored" });
  });
});
