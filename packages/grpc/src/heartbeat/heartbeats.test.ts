import { createServer } from "node:http2";
import type { AddressInfo } from "node:net";
import { create } from "@bufbuild/protobuf";
import { Code, ConnectError } from "@connectrpc/connect";
import { TaskHeartbeatRequestSchema, TaskStatus } from "@stepflow/protocol/grpc";
import { beforeEach, describe, expect, it, onTestFinished, vi } from "vitest";
import { Feed } from "../../../../tests/support/data/feed.ts";
import { createLogFeed } from "../../../../tests/support/data/log-feed.ts";
import { type FakeRuntime, startFakeRuntime } from "../../../../tests/support/runtimes/fake-grpc-runtime.ts";
import { encodeHeartbeat, type HeartbeatProblem, Heartbeats, toIntervalMs } from "./heartbeats.ts";

const spawned = vi.hoisted(() => ({ threads: [] as { terminate(): Promise<number> }[] }));

vi.mock("node:worker_threads", async (load) => {
  const actual = await load<typeof import("node:worker_threads")>();
  class Worker extends actual.Worker {
    constructor(...args: ConstructorParameters<typeof actual.Worker>) {
      super(...args);
      spawned.threads.push(this);
    }
  }
  return { ...actual, Worker };
});

const INTERVAL_MS = 10;
const request = (extra: { readonly progress?: number } = {}) =>
  create(TaskHeartbeatRequestSchema, { taskId: "task-1", workerId: "worker-1", ...extra });

const BODY = encodeHeartbeat(request());

async function startRuntime(): Promise<FakeRuntime> {
  const runtime = await startFakeRuntime();
  onTestFinished(() => runtime.close());
  return runtime;
}

async function open(logger = createLogFeed().logger): Promise<Heartbeats> {
  const heartbeats = new Heartbeats(logger);
  onTestFinished(() => heartbeats.close());
  await heartbeats.open();
  return heartbeats;
}

beforeEach(() => {
  spawned.threads.length = 0;
});

describe("heartbeats", () => {
  it("are repeated, and report no problem while the claim is valid", async () => {
    const [runtime, heartbeats, problems] = [await startRuntime(), await open(), new Feed<HeartbeatProblem>()];
    heartbeats.start({
      url: runtime.url,
      body: BODY,
      intervalMs: INTERVAL_MS,
      onProblem: (problem) => problems.push(problem),
    });
    expect(await runtime.heartbeats.at(2)).toMatchObject({ taskId: "task-1", workerId: "worker-1" });
    expect(problems.items).toEqual([]);
  });

  it.each([
    ["claimedElsewhere", () => ({ shouldAbort: true, status: TaskStatus.ALREADY_CLAIMED })],
    [
      "gone",
      () => {
        throw new ConnectError("task not found", Code.NotFound);
      },
    ],
    [
      "unreachable",
      () => {
        throw new ConnectError("recovery in progress", Code.Unavailable);
      },
    ],
  ] as const)("report that a task is %s", async (expected, answer) => {
    const [runtime, heartbeats, problems] = [await startRuntime(), await open(), new Feed<HeartbeatProblem>()];
    runtime.answers.orchestrator.taskHeartbeat = answer;
    heartbeats.start({
      url: runtime.url,
      body: BODY,
      intervalMs: INTERVAL_MS,
      onProblem: (problem) => problems.push(problem),
    });
    expect(await problems.at(0)).toBe(expected);
  });

  it("warn once if several of them fail", async () => {
    const runtime = await startFakeRuntime();
    await runtime.close();
    const log = createLogFeed();
    const [heartbeats, problems] = [await open(log.logger), new Feed<HeartbeatProblem>()];
    for (let count = 0; count < 3; count++) {
      const onProblem = (problem: HeartbeatProblem): void => problems.push(problem);
      heartbeats.start({ url: runtime.url, body: BODY, intervalMs: INTERVAL_MS, onProblem });
    }
    await problems.until(6);
    expect(log.items).toMatchObject([
      {
        level: "warn",
        message: "Heartbeats do not reach the runtime, which gives a task up after 5 s without one.",
        fields: { url: runtime.url, status: 14, error: expect.stringContaining("ECONNREFUSED") },
      },
    ]);
  });

  it("continue after an unreadable answer, which counts as unreachable", async () => {
    const server = createServer();
    server.on("stream", (stream) => {
      stream.respond({ ":status": 200, "content-type": "application/grpc" }, { waitForTrailers: true });
      stream.on("wantTrailers", () => stream.sendTrailers({ "grpc-status": "0" }));
      stream.end(Uint8Array.of(0, 0, 0, 0, 6, 255, 255, 255, 255, 255, 255));
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    onTestFinished(() => void server.close());
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const log = createLogFeed();
    const [heartbeats, problems] = [await open(log.logger), new Feed<HeartbeatProblem>()];
    const onProblem = (problem: HeartbeatProblem): void => problems.push(problem);
    heartbeats.start({ url, body: BODY, intervalMs: INTERVAL_MS, onProblem });
    expect(await problems.until(2)).toEqual(["unreachable", "unreachable"]);
    expect(log.items).toMatchObject([{ level: "warn", fields: { error: "the answer cannot be read" } }]);
  });

  it("continue when their connection breaks", async () => {
    const [runtime, heartbeats] = [await startRuntime(), await open()];
    heartbeats.start({ url: runtime.url, body: BODY, intervalMs: INTERVAL_MS, onProblem: () => {} });
    await runtime.heartbeats.until(1);
    runtime.disconnect();
    await runtime.heartbeats.until(runtime.heartbeats.items.length + 2);
  });

  it("can be redirected, changed and stopped", async () => {
    const [first, second, heartbeats] = [await startRuntime(), await startRuntime(), await open()];
    const beat = heartbeats.start({ url: first.url, body: BODY, intervalMs: INTERVAL_MS, onProblem: () => {} });
    await first.heartbeats.until(1);
    beat.move(second.url);
    await second.heartbeats.until(1);
    beat.update(request({ progress: 0.5 }));
    await second.heartbeats.find(({ progress }) => progress === 0.5);
    beat.stop();
    const other = create(TaskHeartbeatRequestSchema, { taskId: "task-2", workerId: "worker-1" });
    heartbeats.start({ url: second.url, body: encodeHeartbeat(other), intervalMs: INTERVAL_MS, onProblem: () => {} });
    await second.heartbeats.find(({ taskId }) => taskId === "task-2");
    const after = second.heartbeats.items.length;
    await second.heartbeats.until(after + 3);
    expect(second.heartbeats.items.slice(after).map(({ taskId }) => taskId)).not.toContain("task-1");
  });

  it("continue in a new thread when theirs has ended", async () => {
    const [runtime, heartbeats] = [await startRuntime(), await open()];
    heartbeats.start({ url: runtime.url, body: BODY, intervalMs: INTERVAL_MS, onProblem: () => {} });
    await runtime.heartbeats.until(1);
    await spawned.threads[0]?.terminate();
    await runtime.heartbeats.until(runtime.heartbeats.items.length + 2);
    expect(spawned.threads).toHaveLength(2);
  });
});

describe("toIntervalMs", () => {
  it("is the interval that the task wants, or one second", () => {
    expect(toIntervalMs(3)).toBe(3_000);
    expect(toIntervalMs(0)).toBe(1_000);
  });

  it("is never longer than a timer, which would treat it as 1 ms", () => {
    expect(toIntervalMs(2_147_484)).toBe(2_147_483_647);
    expect(toIntervalMs(2 ** 32 - 1)).toBe(2_147_483_647);
  });
});
