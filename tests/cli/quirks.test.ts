import { mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { useCli } from "./support/cli-program.ts";

const cli = useCli();

/** A folder with a flow that fails in version 0.13 only, and one that loads a file. */
async function useFlows(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "stepflow-cli-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  const early = { output: { $from: { step: "a" } }, test: { cases: [{ name: "data", input: {} }] } };
  const load = {
    steps: [{ id: "a", component: "/builtin/load_file", input: { path: { $input: "path" } } }],
    output: { $step: "a", path: "data" },
    test: { cases: [{ name: "loads", input: { path: "a.json" }, output: { outcome: "success", result: { n: 1 } } }] },
  };
  await writeFile(join(folder, "early.json"), JSON.stringify(early));
  await writeFile(join(folder, "load.json"), JSON.stringify(load));
  await writeFile(join(folder, "a.json"), '{"n":1}');
  await symlink("/etc/hostname", join(folder, "link"));
  return folder;
}

describe("--quirks", () => {
  it("runs a flow as that version does", async () => {
    const cwd = await useFlows();
    const run = (...more: string[]) => cli.run(["run", "--flow", "early.json", "--input-json", "{}", ...more], { cwd });
    expect(JSON.parse((await run()).stdout)).toEqual({ $from: { step: "a" } });
    expect(JSON.parse((await run("--quirks", "0.12.0")).stdout)).toEqual({ $from: { step: "a" } });
    const refused = await run("--quirks", "0.13.0");
    expect(refused.exitCode).not.toBe(0);
    expect(refused.stderr).toContain("Legacy '$from' syntax is no longer supported");
  });

  it("fails with the code of that version", async () => {
    const cwd = await useFlows();
    const args = ["run", "--flow", "load.json", "--input-json", "{}", "--format", "json"];
    const codeOf = async (...more: string[]): Promise<unknown> =>
      (JSON.parse((await cli.run([...args, ...more], { cwd })).stdout) as { error: { code: number } }).error.code;
    expect(await codeOf("--quirks", "0.11.1")).toBe(-32_200);
    expect(await codeOf("--quirks", "0.13.0")).toBe(8);
  });

  it("refuses versions that cannot be imitated, and other runtimes", async () => {
    const cwd = await useFlows();
    const args = ["run", "--flow", "early.json", "--input-json", "{}"];
    const unknown = await cli.run([...args, "--quirks", "0.14.0"], { cwd });
    expect(unknown).toMatchObject({ exitCode: 2, stdout: "" });
    expect(unknown.stderr).toContain(
      "--quirks 0.14.0 is not possible. Use one of 0.9.0, 0.10.0, 0.11.1, 0.12.0, 0.13.0, or --runtime 0.14.0.",
    );
    for (const option of ["--quirks=0.13.0", "--files=."]) {
      const other = await cli.run([...args, option, "--runtime", "0.13.0"], { cwd });
      expect(other).toMatchObject({ exitCode: 2, stdout: "" });
      expect(other.stderr).toContain(`${option.split("=")[0]} applies to the embedded runtime only`);
    }
  });
});

describe("--files", () => {
  it("allows flows to load files of a folder, and of no other", async () => {
    const cwd = await useFlows();
    const load = (path: string, ...more: string[]) =>
      cli.run(["run", "--flow", "load.json", "--input-json", JSON.stringify({ path }), ...more], { cwd });
    expect(JSON.parse((await load("a.json", "--files", ".")).stdout)).toEqual({ n: 1 });
    expect((await load("a.json")).stderr).toContain("no folder is allowed");
    for (const path of ["../x", "/etc/hostname", "link"]) {
      const { exitCode, stderr } = await load(path, "--files", ".");
      expect(exitCode).toBe(1);
      expect(stderr).toContain("is outside of the allowed folder");
    }
  });

  it("allows test cases to load them", async () => {
    const cwd = await useFlows();
    const passed = await cli.run(["test", "load.json", "--files", ".", "--quirks", "0.13.0"], { cwd });
    expect(passed).toMatchObject({ exitCode: 0 });
    expect((await cli.run(["test", "load.json"], { cwd })).exitCode).not.toBe(0);
  });
});

describe("dev with --quirks", () => {
  it("serves the REST API of that version", async () => {
    const cwd = await useFlows();
    const dev = cli.start(
      [
        "dev",
        "--worker",
        "workers/text-worker.ts",
        "--flow",
        "load.json",
        "--files",
        ".",
        "--quirks",
        "0.13.0",
        "--format",
        "json",
      ],
      { cwd },
    );
    const url = await dev.stdout.until(/http:\/\/127\.0\.0\.1:\d+/);
    const health = await fetch(`${/http:\/\/127\.0\.0\.1:\d+/.exec(url)?.[0]}/api/v1/health`);
    expect(await health.json()).toMatchObject({ status: "healthy", build: { gitVersion: "embedded-0.13.0" } });
    dev.kill("SIGTERM");
    await dev.ended;
  });
});
