import { expect, it } from "vitest";
import { useCli } from "../cli/support/cli-program.ts";
import { soakKills } from "../cli/support/dev-kills.ts";
import { createProject } from "../cli/support/dev-project.ts";
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
  const url = await run("--runtime", "http://127.0.0.1:1");
  expect([url.exitCode, url.stderr]).toEqual([2, expect.stringContaining("dev starts its runtime itself")]);
});
