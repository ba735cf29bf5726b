import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { StartOrchestratorOptions } from "@stepflow/orchestrator";
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from "vitest";
import { findFreePort } from "../../../packages/orchestrator/src/process/free-port.ts";
import { oneStepFlow } from "../../support/data/flows.ts";
import { useProgram } from "../../support/processes/bundle.ts";
import { isAlive, untilGone } from "../../support/processes/processes.ts";
import type { WorkerProcess } from "../../support/processes/worker-process.ts";
import { type PullServer, QUEUE, startPullServer } from "./support/pull-server.ts";
import { type PullingProcessOptions, spawnPulling } from "./support/pulling-process.ts";
import type { RestItem } from "./support/rest.ts";

const VERSION = "0.13.0";
const WHILE_WORKERS_START = { timeout: 30_000, interval: 5 } as const;

interface Done {
  readonly name: string;
  readonly pid: number;
  readonly attempt: number;
}

const program = useProgram("workers/pulling-main.ts");
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "stepflow-pulling-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

interface Scene {
  readonly port: number;
  /** The executions so far, as `name attempt`. */
  journal(): Promise<string[]>;
  /** Starts a worker, for this test. */
  work(options?: Partial<PullingProcessOptions>): WorkerProcess;
  /** Resolves when this many executions have started. */
  journaled(count: number): Promise<void>;
  /** Starts the runtime, for this test. */
  serve(options?: Partial<StartOrchestratorOptions>): Promise<PullServer>;
}

let scenes = 0;

async function setScene(): Promise<Scene> {
  const port = await findFreePort();
  const journal = join(folder, `journal-${++scenes}`);
  const read = async (): Promise<string[]> => (await readFile(journal, "utf8")).trim().split("\n");
  return {
    port,
    journal: read,
    journaled: (count) =>
      vi.waitFor(async () => expect((await read()).length).toBeGreaterThanOrEqual(count), WHILE_WORKERS_START),
    work(options = {}) {
      const worker = spawnPulling({ program: program.path, port, journal, ...options });
      onTestFinished(() => worker.stop());
      return worker;
    },
    async serve(options = {}) {
      const server = await startPullServer(VERSION, port, options);
      onTestFinished(() => server.close());
      return server;
    },
  };
}

const names = (count: number): string[] => Array.from({ length: count }, (_, index) => `item-${index}`);

describe("a component that blocks the event loop for 20 s", () => {
  it("keeps its task and those beside it, and each runs once", { timeout: 90_000 }, async () => {
    const scene = await setScene();
    scene.work();
    const server = await scene.serve();
    const flow = oneStepFlow(server.path("/block"));
    // The other tasks have a slot. They may be claimed while the blocked thread cannot read the answer.
    const inputs = [{ name: "long", ms: 20_000 }, ...names(3).map((name) => ({ name, ms: 1 }))];
    const items = await server.rest.run(flow, inputs);
    expect(items.map(({ status }) => status)).toEqual([2, 2, 2, 2]);
    expect(items.map(({ output }) => (output as Done).attempt)).toEqual([1, 1, 1, 1]);
    expect((await scene.journal()).sort()).toEqual(["item-0 1", "item-1 1", "item-2 1", "long 1"]);
  });
});

describe("SIGTERM", () => {
  it("closes the stream, lets running tasks end, and leaves the others to another worker at once", async () => {
    const scene = await setScene();
    const leaving = scene.work({ concurrency: 2 });
    const server = await scene.serve();
    const flow = oneStepFlow(server.path("/wait"));
    const running = await server.rest.submit(flow, [
      { name: "a", ms: 3_000 },
      { name: "b", ms: 3_000 },
    ]);
    await leaving.stdout.until("connected");
    await scene.journaled(2);
    leaving.kill("SIGTERM");
    await leaving.stderr.until("Got SIGTERM");
    const staying = scene.work();
    await staying.stdout.until("connected");
    const later = await server.rest.run(
      flow,
      names(20).map((name) => ({ name, ms: 1 })),
    );
    expect(later.map(({ output }) => (output as Done).attempt)).toEqual(later.map(() => 1));
    expect(new Set(later.map(({ output }) => (output as Done).pid))).toEqual(new Set([staying.pid]));
    const ended = await server.rest.wait(running);
    expect(ended.map(({ output }) => output)).toEqual([
      { name: "a", pid: leaving.pid, attempt: 1 },
      { name: "b", pid: leaving.pid, attempt: 1 },
    ]);
    expect(await leaving.exited).toEqual({ code: 0, signal: null });
  });

  it("ends an idle worker at once, and a busy one after its grace period", async () => {
    const scene = await setScene();
    const idle = scene.work();
    const server = await scene.serve();
    await idle.stdout.until("connected");
    idle.kill("SIGTERM");
    expect(await idle.exited).toEqual({ code: 0, signal: null });

    const busy = scene.work({ graceSecs: 0 });
    const flow = oneStepFlow(server.path("/wait"));
    await server.rest.submit(flow, [{ name: "endless", ms: 600_000 }]);
    await scene.journaled(1);
    busy.kill("SIGTERM");
    expect(await busy.exited).toEqual({ code: 0, signal: null });
  });

  it("hands back tasks that do not end in time, which another worker repeats in a flow without retries", async () => {
    const scene = await setScene();
    const leaving = scene.work({ graceSecs: 0, concurrency: 2 });
    // The task takes longer than any timeout of the runtime, so that only its return can help. The runtime pauses between attempts, so that
    // no task returns to the worker that is stopping.
    const workers = { [QUEUE]: { queue: QUEUE, queueTimeoutMs: 600_000 } };
    const server = await scene.serve({ workers, retry: {} });
    // The first attempts end with their worker only, however late the signal arrives.
    const inputs = names(3).map((name) => ({ name, ms: 600_000, againMs: 1 }));
    const run = await server.rest.submit(oneStepFlow(server.path("/wait")), inputs);
    await scene.journaled(2);
    leaving.kill("SIGTERM");
    await leaving.exited;
    expect(leaving.stderr.text).toContain("Some tasks did not end in time and are returned to the runtime.");
    const staying = scene.work();
    const items = await server.rest.wait(run);
    const done = items.map(({ output }) => output as Done);
    expect(done.map(({ pid }) => pid)).toEqual(done.map(() => staying.pid));
    // Two tasks were running, and one was waiting for a slot.
    expect(done.map(({ attempt }) => attempt)).toEqual([2, 2, 2]);
  });
});

describe("a runtime that is killed and started again", () => {
  it("gets its worker back, although all its slots were taken", async () => {
    const scene = await setScene();
    const worker = scene.work({ concurrency: 1 });
    const first = await scene.serve();
    const flow = oneStepFlow(first.path("/wait"));
    await first.rest.run(flow, [{ name: "before", ms: 1 }]);
    await first.rest.submit(flow, [{ name: "lost with its runtime", ms: 600_000 }]);
    await scene.journaled(2);
    first.orchestrator.kill("SIGKILL");
    await first.orchestrator.closed;
    await worker.stderr.until(/No runtime listens|was lost/);
    const second = await scene.serve();
    const [item] = await second.rest.run(flow, [{ name: "after", ms: 1 }]);
    expect(item?.output).toEqual({ name: "after", pid: worker.pid, attempt: 1 });
    await worker.stderr.until("Pulling tasks again.");
  });
});

/** Tasks that a runtime has sent to a dead worker come back only after the queue timeout. */
const SHORT_QUEUE_TIMEOUT = { workers: { [QUEUE]: { queue: QUEUE, queueTimeoutMs: 2_000 } } };

interface Leaving {
  readonly items: readonly RestItem[];
  readonly leaving: WorkerProcess;
  readonly staying: WorkerProcess;
  /** Executions, as `name attempt`. */
  readonly executions: readonly string[];
}

/** Lets two workers share a run, and sends a signal to one of them meanwhile. */
async function leaveDuring(signal: NodeJS.Signals, { count, ms }: { count: number; ms: number }): Promise<Leaving> {
  const scene = await setScene();
  const [leaving, staying] = [scene.work({ concurrency: 8 }), scene.work({ concurrency: 8 })];
  const server = await scene.serve(SHORT_QUEUE_TIMEOUT);
  const inputs = names(count).map((name) => ({ name, ms }));
  const run = await server.rest.submit(oneStepFlow(server.path("/wait")), inputs, { maxConcurrency: 64 });
  await scene.journaled(count / 4);
  leaving.kill(signal);
  return { items: await server.rest.wait(run), leaving, staying, executions: await scene.journal() };
}

/** Checks that every item has ended once, with its own result, by an attempt that was executed. */
function expectOneResultEach({ items, leaving, staying, executions }: Leaving, count: number): void {
  expect(items.map(({ itemIndex }) => itemIndex)).toEqual(names(count).map((_, index) => index));
  expect(items.filter(({ status }) => status !== 2)).toEqual([]);
  const done = items.map(({ output }) => output as Done);
  expect(done.map(({ name }) => name)).toEqual(names(count));
  expect(new Set(done.map(({ pid }) => pid))).toEqual(new Set([leaving.pid, staying.pid]));
  expect(new Set(executions).size).toBe(executions.length);
  const executed = new Set(executions);
  expect(done.filter(({ name, attempt }) => !executed.has(`${name} ${attempt}`))).toEqual([]);
}

/** Prints the counts. Some depend on the runtime, so no test may check them. */
const report = (line: string): void => void process.stdout.write(`${line}\n`);

const attemptsAbove = (items: readonly RestItem[], attempt: number): number =>
  items.filter(({ output }) => (output as Done).attempt > attempt).length;

describe("a worker that gets SIGKILL during 5,000 items", () => {
  it("loses none: every item ends with one result, and only running tasks are executed again", async () => {
    const left = await leaveDuring("SIGKILL", { count: 5_000, ms: 5 });
    expectOneResultEach(left, 5_000);
    const repeated = left.executions.length - 5_000;
    const sentAgain = attemptsAbove(left.items, 1);
    report(`SIGKILL: 5,000 items, ${left.executions.length} executions, ${repeated} repeated, ${sentAgain} sent again`);
    // Tasks in its eight slots, and those whose result was not delivered yet.
    expect(repeated).toBeLessThanOrEqual(16);
  });
});

describe("a worker that gets SIGTERM while many tasks wait", () => {
  it("loses none, and executes none twice", async () => {
    const left = await leaveDuring("SIGTERM", { count: 400, ms: 20 });
    expectOneResultEach(left, 400);
    expect(left.executions).toHaveLength(400);
    report(`SIGTERM: 400 items, ${left.executions.length} executions, ${attemptsAbove(left.items, 1)} sent again`);
    // The worker takes the tasks that wait before it closes its stream. On a busy machine, one or two may become ready in that moment.
    expect(attemptsAbove(left.items, 1)).toBeLessThanOrEqual(4);
  });
});

describe("workers that are replaced one after the other", () => {
  it("lose no task, and execute none twice", async () => {
    const scene = await setScene();
    const old = [1, 2, 3, 4].map(() => scene.work({ concurrency: 2 }));
    const server = await scene.serve(SHORT_QUEUE_TIMEOUT);
    const inputs = names(600).map((name) => ({ name, ms: 20 }));
    const run = await server.rest.submit(oneStepFlow(server.path("/wait")), inputs, { maxConcurrency: 32 });
    await scene.journaled(50);
    for (const worker of old) {
      await scene.work({ concurrency: 2 }).stdout.until("connected");
      worker.kill("SIGTERM");
      await worker.exited;
    }
    const items = await server.rest.wait(run);
    expect(items.filter(({ status }) => status !== 2)).toEqual([]);
    expect(await scene.journal()).toHaveLength(600);
    report(`Replaced: 600 items, ${attemptsAbove(items, 1)} sent again`);
    // The same holds for each of the four workers.
    expect(attemptsAbove(items, 1)).toBeLessThanOrEqual(4 * 4);
  });
});

describe("a worker that the runtime starts", () => {
  it("pulls as its environment specifies, and ends when its runtime is killed", async () => {
    const scene = await setScene();
    // A result that was on its way when the runtime died is repeated during the grace period, then dropped.
    const env = { STEPFLOW_SHUTDOWN_GRACE_SECS: "1" };
    const command = { command: process.execPath, args: [program.path], env };
    const server = await scene.serve({ workers: { [QUEUE]: command } });
    const items = await server.rest.run(oneStepFlow(server.path("/wait")), [{ name: "mine", ms: 1 }]);
    const [{ pid, name }] = items.map(({ output }) => output) as [Done];
    expect(name).toBe("mine");
    expect(isAlive(pid)).toBe(true);
    server.orchestrator.kill("SIGKILL");
    await untilGone(pid);
  });
});

describe("a queue that the runtime does not have", () => {
  it("is reported, with a remedy", async () => {
    const scene = await setScene();
    scene.work();
    await scene.serve();
    const lost = scene.work({ queue: "elsewhere" });
    const text = await lost.stderr.until("Trying again until it works.");
    expect(text).toContain('has no queue \\"elsewhere\\"');
    expect(text).toContain("set queue (STEPFLOW_QUEUE_NAME) to the plugin's queueName");
  });
});

describe("a runtime that calls its workers over HTTP", () => {
  it("is recognized, with a remedy", async () => {
    const scene = await setScene();
    await scene.serve({ version: "0.11.1", workers: {} });
    const lost = scene.work();
    const text = await lost.stderr.until("Trying again until it works.");
    expect(text).toContain(
      "is a Stepflow runtime 0.11.1. It calls its workers over HTTP: use serve() instead of pull().",
    );
  });
});
