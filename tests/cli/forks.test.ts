import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createRuntime } from "@stepflow/runtime";
import { describe, expect, it, onTestFinished } from "vitest";
import { FOLDER, useCli } from "./support/cli-program.ts";
import worker from "./workers/text-worker.ts";

const cli = useCli();
const WORKER = ["--worker", "workers/text-worker.ts"];

const flow = `
steps:
  - { id: count, component: /text/word-count, input: { text: { $input: text } } }
  - { id: show, component: /text/echo, input: { n: { $step: count, path: words } } }
output: { $step: show }
`;

async function useFolder(): Promise<{ readonly folder: string; readonly path: string; readonly runs: string }> {
  const folder = await mkdtemp(join(tmpdir(), "stepflow-forks-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  await writeFile(join(folder, "flow.yaml"), flow);
  return { folder, path: join(folder, "flow.yaml"), runs: join(folder, "runs") };
}

/** Runs the program with `--format json` and returns what it printed. */
async function json(args: readonly string[]) {
  const { stdout, stderr } = await cli.run([...args, "--format", "json"]);
  expect(stdout, stderr).not.toBe("");
  return JSON.parse(stdout);
}

describe("stepflow-worker run --from, and compare", () => {
  it("forks a kept run, shows pinned steps, and compares runs", async () => {
    const { path, runs } = await useFolder();
    const kept = ["--runs", runs, ...WORKER];
    const first = await json(["run", "--flow", path, "--input-json", '{"text":"a b"}', ...kept]);
    expect(first.result).toEqual({ n: 2 });
    const fork = await json(["run", "--from", first.runId, "--step", "show", ...kept]);
    expect(fork).toMatchObject({
      result: { n: 2 },
      steps: [
        { stepId: "count", state: "pinned", attempts: 0 },
        { stepId: "show", state: "completed", attempts: 1 },
      ],
    });
    expect(fork.runId).not.toBe(first.runId);
    const pinned = await json(["run", "--from", first.runId, "--step", "show", "--pin", 'count:={"words":9}', ...kept]);
    expect(pinned.result).toEqual({ n: 9 });
    const again = await json([
      "run",
      "--from",
      first.runId,
      "--step",
      "count",
      "--input-json",
      '{"text":"a"}',
      ...kept,
    ]);
    expect(again.result).toEqual({ n: 1 });
    const only = await json(["run", "--from", first.runId, "--only", "show", ...kept]);
    expect(only.result).toEqual({ n: 2 });

    expect(await cli.run(["compare", first.runId, fork.runId, "--runs", runs])).toMatchObject({
      exitCode: 0,
      stdout: "The runs do not differ.\n",
    });
    expect(await cli.run(["compare", first.runId, pinned.runId, "--runs", runs])).toMatchObject({
      exitCode: 5,
      stdout: "The output of step count differs at /words:\n  2\n  9\n",
    });
    const different = await json(["compare", first.runId, again.runId, "--runs", runs]);
    expect(different.difference).toEqual({ part: "input", pointer: "/text", a: "a b", b: "a" });
    const unknown = await cli.run(["run", "--from", "nope", "--step", "show", ...kept]);
    expect(unknown).toMatchObject({ exitCode: 2, stderr: expect.stringContaining("There is no run nope") });
  });

  it("takes runs and pins of a running runtime", async () => {
    const { path } = await useFolder();
    await using runtime = await createRuntime({ workers: { text: worker } });
    await using listener = await runtime.listen();
    const there = ["--runtime", listener.url];
    const first = await json(["run", "--flow", path, "--input-json", '{"text":"a b"}', ...there]);
    const refused = await cli.run(["run", "--from", first.runId, "--step", "show", ...there]);
    expect(refused).toMatchObject({ exitCode: 2, stderr: expect.stringContaining("those of count of run") });
    const pin = ["--pin", 'count:={"words":5}'];
    expect((await json(["run", "--from", first.runId, "--step", "show", ...pin, ...there])).result).toEqual({ n: 5 });
    const other = await json(["run", "--flow", path, "--input-json", '{"text":"a b c"}', ...there]);
    expect(await cli.run(["compare", first.runId, other.runId, ...there])).toMatchObject({ exitCode: 5 });
  });
});

describe("stepflow-worker run with pins", () => {
  it("reads --pin and named sets, and executes only one step with --only", async () => {
    const { folder, path } = await useFolder();
    await writeFile(join(folder, "flow.pins.yaml"), "happy: { count: { words: 7 } }\nsad: { count: { words: 0 } }\n");
    const run = ["run", "--flow", path, ...WORKER];
    expect((await json([...run, "--pins", "happy"])).result).toEqual({ n: 7 });
    expect((await json([...run, "--pins", "happy", "--pin", 'count:={"words":8}'])).result).toEqual({ n: 8 });
    await writeFile(join(folder, "count.json"), '{"words":6}');
    const file = ["--pin", `count=@${join(folder, "count.json")}`];
    expect((await json([...run, ...file, "--only", "show"])).result).toEqual({ n: 6 });
  });

  it.each([
    [["--pins", "hapy"], 'Did you mean "happy"?'],
    [["--pin", "coutn=1"], 'Did you mean "count"?'],
    [["--pin", "count"], "The pin"],
    [["--only", "show"], "--only show needs the results of count"],
    [["--only", "nope"], 'The flow has no step "nope"'],
    [["--step", "show"], "--step belongs to --from RUN"],
    [["--from", "x"], "--from RUN needs --step ID"],
  ])("refuses %j", async (args, message) => {
    const { folder, path } = await useFolder();
    await writeFile(join(folder, "flow.pins.yaml"), "happy: { count: { words: 7 } }\n");
    const { exitCode, stdout, stderr } = await cli.run(["run", "--flow", path, ...args, ...WORKER]);
    expect({ exitCode, stdout }, stderr).toEqual({ exitCode: 2, stdout: "" });
    expect(stderr).toContain(message);
  });

  it("names the folder that is missing", async () => {
    const { exitCode, stderr } = await cli.run(["compare", "a", "b", "--runs", join(FOLDER, "no-such-folder")]);
    expect(exitCode).toBe(2);
    expect(stderr).toContain("There is no folder of runs at");
  });
});
