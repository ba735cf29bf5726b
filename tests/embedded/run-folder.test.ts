import { spawn } from "node:child_process";
import { once } from "node:events";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { createClient } from "@stepflow/client";
import { createRuntime, RunFolderInUseError, type Runtime, type RuntimeOptions, readFlow } from "@stepflow/runtime";
import { createWorker } from "@stepflow/worker";
import { describe, expect, it } from "vitest";
import { oneStepFlow } from "../support/data/flows.ts";
import { useProgram } from "../support/processes/bundle.ts";
import { useRunFolder } from "../support/runtimes/run-folder.ts";

const KILLS = 12;

const program = useProgram("runtimes/run-keeping-main.ts");
const folder = useRunFolder();

const worker = createWorker({ name: "w" });
worker.component("/echo", (input: unknown) => input);
worker.component("/hang", () => new Promise(() => {}));

const start = (options: Partial<RuntimeOptions> = {}): Promise<Runtime> =>
  createRuntime({ workers: { w: worker }, runs: { folder: folder.path }, ...options });

/** Starts the program and kills it after some ended runs. Returns their ids, and a failure of the program before its first run. */
async function runUntilKilled(ended: number): Promise<readonly string[]> {
  const child = spawn(process.execPath, [program.path, folder.path], { stdio: ["ignore", "pipe", "inherit"] });
  const exit = once(child, "exit");
  const ids: string[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    ids.push(line);
    if (ids.length >= ended) child.kill("SIGKILL");
  }
  expect(await exit).toEqual([null, "SIGKILL"]);
  return ids;
}

describe("runs: { folder }", () => {
  it("the REST API and the engine show runs of an earlier runtime as those of a runtime in memory", async () => {
    const before = await start();
    const client = createClient(before);
    const { runId } = await client.run(oneStepFlow("/w/echo"), [1, { a: "ü" }]);
    await before.run(oneStepFlow("/w/none"), 1);
    const views = async (runtime: Runtime): Promise<unknown> => {
      const paths = ["", "/items", "/steps", "/flow", "/events"].map((path) => `/runs/${runId}${path}`);
      const texts = [...paths, "/runs"].map(async (path) => {
        const text = await (await runtime.fetch(`${runtime.url}/api/v1${path}`)).text();
        // Each runtime has an id of its own.
        return text.replaceAll(/"orchestratorId":"[^"]*"/g, "");
      });
      return await Promise.all(texts);
    };
    const expected = await views(before);
    await before.close();
    await using after = await start();
    expect(await views(after)).toEqual(expected);
    expect(await after.run(oneStepFlow("/w/echo"), 2)).toEqual({ outcome: "success", result: 2 });
    const again = createClient(after);
    expect((await again.waitForRun(runId)).items.map(({ result }) => result)).toEqual([
      { outcome: "success", result: 1 },
      { outcome: "success", result: { a: "ü" } },
    ]);
    await again.deleteRun(runId);
    expect(after.engine.runs.get(runId)).toBeUndefined();
  });

  it("a runtime that was closed in the middle of a run has cancelled it", async () => {
    const before = await start();
    const { runId } = before.engine.submit(readFlow(oneStepFlow("/w/hang")), [1]);
    await before.close();
    await using after = await start();
    expect(after.engine.runs.get(runId)?.status).toBe("cancelled");
  });

  it("refuses a folder that another process or runtime uses, and names it", async () => {
    const child = spawn(process.execPath, [program.path, folder.path], { stdio: ["ignore", "pipe", "inherit"] });
    await once(child.stdout, "data");
    const refused = await start().catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(RunFolderInUseError);
    expect(String(refused)).toContain(`${folder.path} is in use by process ${child.pid}. Only one process at a time`);
    child.kill("SIGKILL");
    await once(child, "exit");
    await using runtime = await start();
    await expect(start()).rejects.toThrow("is in use by this process");
    await runtime.close();
    await (await start()).close();
  });

  it("a runtime that cannot start leaves the folder to others", async () => {
    await expect(start({ workers: { w: { url: "http://127.0.0.1:9/" } } })).rejects.toThrow();
    await (await start()).close();
  });

  it.each([
    ["./runs", /Did you mean \{ folder: ".\/runs" \}\?/],
    [{ folder: "" }, /path of the run folder is empty/],
    [{ folder: "x", maxEndedRuns: 0 }, /maxEndedRuns/],
    [{}, /runs must be a RunStore or \{ folder \}/],
  ])("refuses %j", async (runs, message) => {
    await expect(start({ runs: runs as never })).rejects.toThrow(message);
  });
});

describe("a runtime that is killed", () => {
  it(`loses no run that has ended, in ${KILLS} kills, and leaves at most one interrupted`, {
    timeout: 120_000,
  }, async () => {
    const ended: string[] = [];
    for (let kill = 0; kill < KILLS; kill += 1) {
      ended.push(...(await runUntilKilled(1 + ((kill * 7) % 13))));
      const store = await folder.open();
      expect(ended.filter((id) => store.get(id)?.status !== "completed")).toEqual([]);
      expect(store.list({ status: "interrupted" }).length).toBeLessThanOrEqual(kill + 1);
      expect(store.list({ status: "running" })).toEqual([]);
      for (const { runId } of store.list()) expect(store.items(runId)?.length).toBeLessThanOrEqual(2);
      store.close();
    }
    expect(folder.warnings).toEqual([]);
    expect((await readdir(join(folder.path, "bodies"))).filter((name) => name.endsWith(".tmp"))).toEqual([]);
  });

  it("shows its runs as `recoveryFailed` over the REST API, so that clients do not wait for them", async () => {
    const flow = readFlow(oneStepFlow("/w/echo"));
    const store = await folder.open();
    const at = Date.UTC(2026, 0, 1);
    const ids = { runId: "019d0000-0000-7000-8000-000000000001", rootRunId: "019d0000-0000-7000-8000-000000000001" };
    const retain = { items: true, steps: "full" } as const;
    const { id: flowId } = flow;
    store.record({
      type: "runCreated",
      ...ids,
      parentRunId: undefined,
      flow,
      flowId,
      total: 1,
      overrides: undefined,
      retain,
      at,
    });
    store.record({ type: "itemStarted", runId: ids.runId, itemIndex: 0, input: 1 });
    store.close();
    await using runtime = await start();
    expect(runtime.engine.runs.get(ids.runId)?.status).toBe("interrupted");
    const client = createClient(runtime);
    expect(await client.waitForRun(ids.runId)).toMatchObject({
      status: "recoveryFailed",
      items: [{ status: "cancelled" }],
    });
    expect((await client.listRuns({ status: "recoveryFailed" })).map(({ runId }) => runId)).toEqual([ids.runId]);
    expect(await client.listRuns({ status: "running" })).toEqual([]);
  });
});
