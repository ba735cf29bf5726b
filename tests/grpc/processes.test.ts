import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { StartOrchestratorOptions } from "@stepflow/orchestrator";
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from "vitest";
import { useProgram } from "../support/bundle.ts";
import { oneStepFlow } from "../support/flows.ts";
import { isAlive, untilGone } from "../support/processes.ts";
import type { WorkerProcess } from "../support/worker-process.ts";
import { findFreePort } from "./support/free-port.ts";
import { type PullServer, QUEUE, startPullServer } from "./support/pull-server.ts";
import { type PullingProcessOptions, spawnPulling } from "./support/pulling-process.ts";

const VERSION = "0.13.0";
const WHILE_WORKERS_START = { timeout: 30_000, interval: 5 } as const;

interface Done {
  readonly name: string;
  readonly pid: number;
  readonly attempt: number;
}

const program = useProgram("pulling-main.ts");
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "stepflow-pulling-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

interface Scene {
  readonly port: number;
  /** What was executed, as `name attempt`. */
  journal(): Promise<string[]>;
  /** Starts a worker, for this test. */
  work(options?: Partial<PullingProcessOptions>): WorkerProcess;
  /** Resolves once as many executions have begun. */
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
  it("keeps its task and runs once", { timeout: 90_000 }, async () => {
    const scene = await setScene();
    scene.work();
    const server = await scene.serve();
    const flow = oneStepFlow(server.path("/block"));
    const [item] = await server.rest.run(flow, [{ name: "long", ms: 20_000 }]);
    expect(item).toMatchObject({ status: 2, output: { name: "long", attempt: 1 } });
    expect(await scene.journal()).toEqual(["long 1"]);
  });
});

describe("SIGTERM", () => {
  it("closes the stream, lets running tasks end, and leaves all others to the other worker at once", async () => {
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

  it("ends an idle worker at once, and one whose tasks are not over in time after that time", async () => {
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
});

describe("a runtime that is killed and started again", () => {
  it("gets its worker back by itself", async () => {
    const scene = await setScene();
    const worker = scene.work();
    const first = await scene.serve();
    const flow = oneStepFlow(first.path("/wait"));
    await first.rest.run(flow, [{ name: "before", ms: 1 }]);
    await first.rest.submit(flow, [{ name: "lost with its runtime", ms: 600_000 }]);
    first.orchestrator.kill("SIGKILL");
    await first.orchestrator.closed;
    await worker.stderr.until(/No runtime listens|was lost/);
    const second = await scene.serve();
    const [item] = await second.rest.run(flow, [{ name: "after", ms: 1 }]);
    expect(item?.output).toEqual({ name: "after", pid: worker.pid, attempt: 1 });
    await worker.stderr.until("Pulling tasks again.");
  });
});

/** What a runtime has sent already when a worker leaves comes back only after the queue timeout. */
const SHORT_QUEUE_TIMEOUT = { workers: { [QUEUE]: { queue: QUEUE, queueTimeoutMs: 2_000 } } };

describe.each([
  { signal: "SIGKILL", repeated: 8 },
  { signal: "SIGTERM", repeated: 0 },
] as const)("a worker that gets $signal while many tasks wait", ({ signal, repeated }) => {
  it("loses none: every item ends with its one result", async () => {
    const scene = await setScene();
    const [leaving, staying] = [scene.work({ concurrency: 8 }), scene.work({ concurrency: 8 })];
    const server = await scene.serve(SHORT_QUEUE_TIMEOUT);
    const flow = oneStepFlow(server.path("/wait"));
    const inputs = names(400).map((name) => ({ name, ms: 20 }));
    const run = await server.rest.submit(flow, inputs, { maxConcurrency: 64 });
    await scene.journaled(100);
    leaving.kill(signal);
    const items = await server.rest.wait(run);
    expect(items.map(({ output }) => (output as Done | undefined)?.name)).toEqual(names(400));
    expect(items.some(({ output }) => (output as Done).pid === staying.pid)).toBe(true);
    const executions = await scene.journal();
    expect(new Set(executions).size).toBe(executions.length);
    // What a killed worker was executing is executed again, and nothing else.
    expect(executions.length - 400).toBeLessThanOrEqual(repeated);
    // The few that were on their way to it: one in the connection, two that the runtime holds ready for its stream.
    const sentAnew = items.filter(({ output }) => (output as Done).attempt > 1);
    expect(sentAnew.length).toBeLessThanOrEqual(repeated + 5);
  });
});

describe("a worker that the runtime starts", () => {
  it("pulls by what its environment says, and ends when its runtime was killed", async () => {
    const scene = await setScene();
    // A result that was on its way when the runtime died is tried again for the grace, and that is the end.
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
  it("is named, with what to do about it", async () => {
    const scene = await setScene();
    scene.work();
    await scene.serve();
    const lost = scene.work({ queue: "elsewhere" });
    const said = await lost.stderr.until("Trying again until it works.");
    expect(said).toContain('has no queue \\"elsewhere\\"');
    expect(said).toContain("make queue (STEPFLOW_QUEUE_NAME) the plugin's queueName");
  });
});
