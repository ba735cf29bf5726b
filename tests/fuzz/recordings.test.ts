import { create, fromBinary, toBinary } from "@bufbuild/protobuf";
import { ClientError, createClient } from "@stepflow/client";
import { type TaskAssignment, TaskAssignmentSchema } from "@stepflow/protocol/grpc";
import { createRuntime, InvalidFlowError, readFlow } from "@stepflow/runtime";
import { createWorker, silentLogger } from "@stepflow/worker";
import fc from "fast-check";
import { expect, it } from "vitest";
import { usedBytes } from "../support/processes/memory.ts";
import { executeTask, pullFromFake } from "../support/workers/pulled-worker.ts";
import { damaged, rearranged } from "./damaged.ts";
import { batchesOf, ends, faultOf } from "./fuzz.ts";
import { ANSWERS, FLOWS, INPUTS, MESSAGES, REST_ANSWERS } from "./recorded-traffic.ts";
import { HEADERS, problemOf } from "./worker-answers.ts";

const MAX_GROWTH_BYTES = 20_000_000;
const bytesOf = (text: string): Uint8Array => Buffer.from(text);
const shown = (bytes: Uint8Array): string => Buffer.from(bytes).toString("latin1");

it("the recordings hold traffic of all kinds", () => {
  expect(MESSAGES.length).toBeGreaterThan(500);
  expect(ANSWERS.filter(({ isStream }) => isStream).length).toBeGreaterThan(100);
  expect(ANSWERS.filter(({ isStream }) => !isStream).length).toBeGreaterThan(100);
  expect(INPUTS.length).toBeGreaterThan(500);
  expect(REST_ANSWERS.length).toBeGreaterThan(500);
  expect(FLOWS.length).toBeGreaterThan(20);
});

it("a worker answers each message of a damaged recording once", async () => {
  // References in inputs are requested from the runtime, which does not answer.
  const options = { name: "fuzz", logger: silentLogger, callbackTimeoutMs: 1 };
  const worker = createWorker(options).component("/{*path}", (input: unknown) => input);
  const damagedMessage = damaged(fc.constantFrom(...MESSAGES.flat()).map(bytesOf));
  const recording = fc.oneof(
    rearranged(fc.constantFrom(...MESSAGES)).map((list) => list.map(bytesOf)),
    fc.array(damagedMessage, { minLength: 1, maxLength: 5 }),
  );
  let answers = 0;
  let settled: number | undefined;
  for (const batch of batchesOf(recording, { full: 50_000, sample: 500 })) {
    for (const messages of batch) {
      await Promise.all(
        messages.map(async (body) => {
          const request = new Request("http://127.0.0.1/", {
            method: "POST",
            headers: HEADERS,
            body: Buffer.from(body),
          });
          const response = await ends(shown(body), Promise.resolve(worker.fetch(request)));
          const problem = problemOf(body, response.status, await ends(shown(body), response.text()));
          if (problem !== undefined) throw new Error(faultOf(shown(body), problem));
          answers += 1;
        }),
      );
    }
    settled ??= await usedBytes();
  }
  expect(answers).toBeGreaterThanOrEqual(500);
  expect((await usedBytes()) - (settled ?? 0)).toBeLessThan(MAX_GROWTH_BYTES);
}, 3_600_000);

it.each(["v0", "v1"] as const)(
  "the embedded runtime ends each execution, whatever remains of a recorded answer (dialect %s)",
  async (dialect) => {
    const real = createWorker({ name: "real", logger: silentLogger }).component("/x", () => 1);
    const answer = fc
      .constantFrom(...ANSWERS)
      .chain(({ text, ...rest }) => damaged(fc.constant(bytesOf(text))).map((bytes) => ({ ...rest, bytes })));
    let current: { id: string; status: number; isStream: boolean; bytes: Uint8Array } | undefined;
    const hostile = {
      async fetch(request: Request): Promise<Response> {
        const { id, method } = (await request.clone().json()) as { id?: unknown; method?: string };
        if (method === undefined) return new Response(null, { status: 202 });
        if (method !== "components/execute" || current === undefined) return await real.fetch(request);
        const body = Buffer.from(shown(current.bytes).replaceAll(current.id, String(id)), "latin1");
        const status = current.status >= 200 && current.status < 600 ? current.status : 200;
        const headers = { "content-type": current.isStream ? "text/event-stream" : "application/json" };
        return new Response([204, 205, 304].includes(status) ? null : body, { status, headers });
      },
    };
    await using runtime = await createRuntime({
      workers: { w: hostile },
      dialect,
      logger: silentLogger,
      onDiagnosis: () => undefined,
      retry: { maxRetries: 0 },
      retain: { items: false, steps: "none" },
    });
    const outcomes = { success: 0, failed: 0 };
    let settled: number | undefined;
    for (const batch of batchesOf(answer, { full: 20_000, sample: 300 })) {
      for (const each of batch) {
        current = each;
        const { outcome } = await ends(shown(each.bytes), runtime.execute("/w/x", {}));
        if (!(outcome in outcomes)) throw new Error(faultOf(shown(each.bytes), `the outcome ${outcome}`));
        outcomes[outcome] += 1;
      }
      settled ??= await usedBytes();
    }
    expect(outcomes.success).toBeGreaterThan(10);
    expect(outcomes.failed).toBeGreaterThan(10);
    expect((await usedBytes()) - (settled ?? 0)).toBeLessThan(MAX_GROWTH_BYTES);
  },
  3_600_000,
);

it("a client ends each call, whatever remains of a recorded answer", async () => {
  const answer = fc
    .constantFrom(...REST_ANSWERS)
    .chain(({ status, text }) => damaged(fc.constant(bytesOf(text))).map((bytes) => ({ status, bytes })));
  const counts = { fulfilled: 0, rejected: 0 };
  for (const batch of batchesOf(answer, { full: 20_000, sample: 300 })) {
    for (const { status, bytes } of batch) {
      const fetch = async () =>
        new Response(status === 204 ? null : Buffer.from(bytes), {
          status,
          headers: { "content-type": "application/json" },
        });
      const client = createClient({ url: "http://127.0.0.1:1", fetch });
      const id = "019a0000-0000-7000-8000-000000000000";
      const results = await ends(
        shown(bytes),
        Promise.allSettled([
          client.listRuns(),
          client.getRun(id),
          client.getRunItems(id),
          client.getRunSteps(id),
          client.getRunFlow(id),
          client.storeFlow({ steps: [] }),
          client.getBlob("a".repeat(64)),
          client.listComponents(),
          client.health(),
        ]),
      );
      for (const result of results) {
        counts[result.status] += 1;
        if (result.status === "rejected" && !(result.reason instanceof ClientError))
          throw new Error(faultOf(shown(bytes), String(result.reason)), { cause: result.reason });
      }
    }
  }
  expect(counts.fulfilled).toBeGreaterThan(100);
  expect(counts.rejected).toBeGreaterThan(100);
}, 3_600_000);

it("a recorded flow is read, or refused with a reason, whatever remains of it", async () => {
  const counts = { read: 0, refused: 0 };
  for (const batch of batchesOf(damaged(fc.constantFrom(...FLOWS).map(({ text }) => bytesOf(text))), {
    full: 50_000,
    sample: 500,
  })) {
    for (const bytes of batch) {
      try {
        readFlow(bytes.toString(), { unknownFields: "report" });
        counts.read += 1;
      } catch (error) {
        if (!(error instanceof InvalidFlowError))
          throw new Error(faultOf(shown(bytes), String(error)), { cause: error });
        counts.refused += 1;
      }
    }
  }
  expect(counts.read).toBeGreaterThan(50);
  expect(counts.refused).toBeGreaterThan(50);
}, 3_600_000);

/** Reads a damaged task. A task of another owner would make the worker connect to a random address. */
function taskFrom(bytes: Uint8Array): TaskAssignment | undefined {
  try {
    const task = fromBinary(TaskAssignmentSchema, bytes);
    if (task.context !== undefined) task.context.orchestratorServiceUrl = "";
    return task;
  } catch {
    return undefined;
  }
}

it("a pulling worker completes each task once, whatever remains of the recorded tasks beside it", async () => {
  const worker = createWorker({ name: "fuzz" }).component("/echo", (input: unknown) => input);
  const { runtime } = await pullFromFake(worker, { logger: silentLogger, concurrency: 1_000 });
  const task = damaged(
    fc
      .constantFrom(...INPUTS)
      .map((input) =>
        toBinary(TaskAssignmentSchema, create(TaskAssignmentSchema, executeTask("echo", input, { taskId: "damaged" }))),
      ),
  );
  let sent = 0;
  let readable = 0;
  for (const batch of batchesOf(task, { full: 20_000, sample: 300 })) {
    const last = sent + batch.length;
    for (const bytes of batch) {
      const damagedTask = taskFrom(bytes);
      if (damagedTask !== undefined) {
        readable += 1;
        runtime.push(damagedTask);
      }
      runtime.push(executeTask("echo", sent, { taskId: `task-${sent}` }));
      sent += 1;
    }
    const whole = () => runtime.completions.items.filter(({ taskId }) => taskId.startsWith("task-")).length;
    for (let seen = runtime.completions.items.length; whole() < last; seen = runtime.completions.items.length)
      await ends(`task ${last}`, runtime.completions.until(Math.max(last, seen + 1)));
  }
  const ids = runtime.completions.items.map(({ taskId }) => taskId).filter((id) => id.startsWith("task-"));
  expect(new Set(ids).size).toBe(sent);
  expect(ids).toHaveLength(sent);
  expect(readable).toBeGreaterThan(100);
}, 3_600_000);
