import { startOrchestrator } from "@stepflow/orchestrator";
import { describe, expect, it, vi } from "vitest";
import { findFreePort } from "../../packages/orchestrator/src/process/free-port.ts";
import { useCli } from "../cli/support/cli-program.ts";
import { soakKills } from "../cli/support/dev-kills.ts";
import { createProject, type DevProcess, type DevProject, ready } from "../cli/support/dev-project.ts";
import { soakReloads } from "../cli/support/dev-soak.ts";

const cli = useCli();

// From 0.12 on, a task may reach former code until that has left its queue.
it.each([
  ["0.11.1", true],
  ["0.13.0", false],
] as const)("%s: dev loses no run while workers are reloaded", async (version, isImmediate) => {
  const args = ["--runtime", version];
  const { runs } = await soakReloads(cli, { reloads: 3, executions: 3, isImmediate, args });
  expect(runs).toBeGreaterThan(3);
  await soakKills(cli, 1, args);
});

it("dev ends with the reason if a worker does not start before the server", async () => {
  const project = await createProject(cli);
  await project.write({ "src/worker.mjs": "throw new Error('not yet');" });
  const run = (...args: string[]) =>
    cli.run(["dev", "src/worker.mjs", ...args], { cwd: project.folder, env: { NODE_OPTIONS: "" } });
  const { exitCode, stderr } = await run("--runtime", "0.11.1");
  expect([exitCode, stderr]).toEqual([
    3,
    expect.stringContaining("error src/worker.mjs: The worker src/worker.mjs does not start: not yet"),
  ]);
  const config = await run("--runtime", "0.11.1", "--config", "stepflow-config.yml");
  expect([config.exitCode, config.stderr]).toEqual([2, expect.stringContaining("not from --config")]);
  await project.writeWorker("one");
  const url = await run("--runtime", "http://127.0.0.1:1");
  expect([url.exitCode, url.stderr]).toEqual([3, expect.stringContaining("http://127.0.0.1:1")]);
  const command = await run("--runtime", "http://127.0.0.1:1", "--command", "x=python3 x.py");
  expect([command.exitCode, command.stderr]).toEqual([2, expect.stringContaining("Omit --command")]);
  const port = await run("--worker-port", "3000");
  expect([port.exitCode, port.stderr]).toEqual([2, expect.stringContaining("with --runtime URL only")]);
});

describe("dev serves a runtime that runs already, reloads for it, and leaves it running", () => {
  it("0.11.1, which calls workers and needs them at its start", async () => {
    const [port, workerPort] = [await findFreePort(), await findFreePort()];
    const url = `http://127.0.0.1:${port}`;
    const project = await createProject(cli);
    await project.writeWorker("one");
    const args = ["src/worker.mjs", "--runtime", url, "--worker-port", `text=${workerPort}`];
    const dev = await project.start(args);
    await dev.next(({ type, message }) => type === "warning" && String(message).includes("dev waits until it does"));
    const workers = { text: { url: `http://127.0.0.1:${workerPort}` } };
    await using server = await startOrchestrator({ version: "0.11.1", workers, port });
    await dev.next(ready);
    const refused = await cli.run(["dev", "src/worker.mjs", "--runtime", url], {
      cwd: project.folder,
      env: { NODE_OPTIONS: "" },
    });
    expect([refused.exitCode, refused.stderr]).toEqual([2, expect.stringContaining("--worker-port text=PORT")]);
    await checkReload(project, dev, server.url);
  });

  it("0.13.0, from which workers pull", async () => {
    await using server = await startOrchestrator({ version: "0.13.0", workers: { text: { queue: "text" } } });
    const project = await createProject(cli);
    await project.writeWorker("one");
    const dev = await project.start(["src/worker.mjs", "--runtime", server.url]);
    await dev.next(ready);
    await checkReload(project, dev, server.url);
  });
});

async function checkReload(project: DevProject, dev: DevProcess, url: string): Promise<void> {
  expect(await dev.execute("/text/version")).toEqual({ outcome: "success", result: "one" });
  await project.writeWorker("two");
  await dev.next(({ type, reload }) => type === "reload" && Object(reload).state === "ready");
  // A queue gives tasks to former code until that has left it.
  await vi.waitFor(
    async () => expect(await dev.execute("/text/version")).toEqual({ outcome: "success", result: "two" }),
    { timeout: 20_000 },
  );
  expect(await dev.stop()).toBe(143);
  expect((await fetch(`${url}/api/v1/health`)).status).toBe(200);
}
