import { ClientError, createClient } from "@stepflow/client";
import { createRuntime } from "@stepflow/runtime";
import { createWorker, silentLogger } from "@stepflow/worker";
import fc from "fast-check";
import { expect, it } from "vitest";
import { hostileJson } from "../support/data/json-values.ts";
import { usedBytes } from "../support/processes/memory.ts";
import { executeTask, pullFromFake } from "../support/workers/pulled-worker.ts";
import { batchesOf, ends, faultOf, mutated } from "./fuzz.ts";

const FLOW_RESULT = { outcome: "success", result: { n: 1 } };
const RUN = {
  runId: "019a0000-0000-7000-8000-000000000000",
  flowId: "f".repeat(64),
  status: "completed",
  items: { total: 1, completed: 1, running: 0, failed: 0, cancelled: 0 },
  createdAt: "2026-01-01T00:00:00Z",
  results: [{ itemIndex: 0, status: "completed", result: FLOW_RESULT }],
};
const REST_ANSWERS = [
  RUN,
  { runs: [RUN] },
  { flowId: RUN.flowId, diagnostics: [] },
  { steps: [] },
  { data: 1, blobType: "data" },
  { components: [] },
  { status: "healthy" },
];

const rest = fc.record({
  status: fc.constantFrom(200, 200, 200, 202, 204, 400, 404, 409, 500, 503),
  body: fc.oneof(
    mutated(fc.constantFrom<unknown>(...REST_ANSWERS), hostileJson).map((value) => JSON.stringify(value) ?? ""),
    fc.string(),
  ),
});

it("a client ends each call with a value or a ClientError, whatever the runtime answers", async () => {
  let calls = 0;
  let settled: number | undefined;
  for (const batch of batchesOf(rest, { full: 50_000, sample: 100 })) {
    for (const answer of batch) {
      const { status, body } = answer;
      const fetch = async () =>
        new Response(status === 204 ? null : body, { status, headers: { "content-type": "application/json" } });
      const client = createClient({ url: "http://127.0.0.1:1", fetch });
      const results = await ends(
        answer,
        Promise.allSettled([
          client.listRuns(),
          client.getRun(RUN.runId),
          client.getRunItems(RUN.runId),
          client.getRunSteps(RUN.runId),
          client.getRunFlow(RUN.runId),
          client.storeFlow({ steps: [] }),
          client.getBlob("a".repeat(64)),
          client.listComponents(),
          client.cancelRun(RUN.runId),
          client.health(),
        ]),
      );
      for (const result of results) {
        if (result.status === "rejected" && !(result.reason instanceof ClientError))
          throw new Error(faultOf(answer, String(result.reason)), { cause: result.reason });
      }
      calls += results.length;
    }
    settled ??= await usedBytes();
  }
  expect(calls).toBeGreaterThanOrEqual(1_000);
  expect((await usedBytes()) - (settled ?? 0)).toBeLessThan(20_000_000);
}, 3_600_000);

/** Answers of a worker, with the id of the request in place of "ID". */
const WORKER_ANSWERS: readonly unknown[] = [
  { jsonrpc: "2.0", id: "ID", result: { output: { n: 1 } } },
  { jsonrpc: "2.0", id: "ID", error: { code: -32_000, message: "no" } },
  { jsonrpc: "2.0", id: "other", method: "blobs/put", params: { data: 1, blob_type: "data" } },
];
const workerAnswer = fc.record({
  messages: fc.array(
    fc.oneof(fc.constantFrom(...WORKER_ANSWERS), mutated(fc.constantFrom(...WORKER_ANSWERS), hostileJson), hostileJson),
    { maxLength: 3 },
  ),
  streams: fc.boolean(),
  status: fc.constantFrom(200, 200, 200, 200, 202, 400, 500),
  noise: fc.oneof(fc.constant(""), fc.string()),
});

it("the embedded runtime ends each execution, whatever a worker answers", async () => {
  const real = createWorker({ name: "real", logger: silentLogger }).component("/x", () => 1);
  let answer = { messages: [] as unknown[], streams: false, status: 200, noise: "" };
  const hostile = {
    async fetch(request: Request): Promise<Response> {
      const copy = request.clone();
      const { id, method } = (await copy.json()) as { id?: unknown; method?: string };
      if (method !== "components/execute") return await real.fetch(request);
      const texts = answer.messages.map((value) =>
        (JSON.stringify(value) ?? "").replaceAll('"ID"', JSON.stringify(id)),
      );
      const events = texts.map((text) => `data: ${text}\n\n`).join(answer.noise);
      const [type, body] = answer.streams
        ? ["text/event-stream", events]
        : ["application/json", `${texts[0] ?? ""}${answer.noise}`];
      return new Response(body, { status: answer.status, headers: { "content-type": type } });
    },
  };
  await using runtime = await createRuntime({
    workers: { w: hostile },
    logger: silentLogger,
    onDiagnosis: () => undefined,
    retry: { maxRetries: 0 },
    retain: { items: false, steps: "none" },
  });
  let ended = 0;
  let settled: number | undefined;
  for (const batch of batchesOf(workerAnswer, { full: 50_000, sample: 250 })) {
    for (const each of batch) {
      answer = each;
      const result = await ends(each, runtime.execute("/w/x", {}));
      if (result.outcome !== "success" && result.outcome !== "failed") throw new Error(faultOf(each, "no outcome"));
      ended += 1;
    }
    settled ??= await usedBytes();
  }
  expect(ended).toBeGreaterThanOrEqual(250);
  expect((await usedBytes()) - (settled ?? 0)).toBeLessThan(20_000_000);
}, 3_600_000);

it("a pulling worker completes each task once, whatever its input", async () => {
  const worker = createWorker({ name: "fuzz" })
    .component("/echo", (input: unknown) => input)
    .component("/fail", () => {
      throw new Error("as asked");
    });
  const { runtime } = await pullFromFake(worker, { logger: silentLogger });
  const task = fc.record({ input: hostileJson, component: fc.constantFrom("echo", "fail", "missing", "") });
  let sent = 0;
  for (const batch of batchesOf(task, { full: 20_000, sample: 250 })) {
    for (const { component, input } of batch) {
      runtime.push(executeTask(component, input, { taskId: `task-${sent}` }));
      sent += 1;
    }
    await ends(batch, runtime.completions.until(sent));
  }
  const ids = runtime.completions.items.map(({ taskId }) => taskId);
  expect(ids).toHaveLength(sent);
  expect(new Set(ids).size).toBe(sent);
}, 3_600_000);
