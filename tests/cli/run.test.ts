import { createHash } from "node:crypto";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { createRuntime } from "@stepflow/runtime";
import { describe, expect, it, onTestFinished } from "vitest";
import { untilGone } from "../support/processes/processes.ts";
import { useCli } from "./support/cli-program.ts";
import { runInTerminal } from "./support/in-terminal.ts";
import worker from "./workers/text-worker.ts";

const cli = useCli();
const WORKER = ["--worker", "workers/text-worker.ts"];
const FLOW = ["--flow", "flows/count.yaml"];
/** The steps of the flow for the text "a", with their callbacks, log lines and results. */
const DETAILS = `1. count  /text/word-count  N ms
   callback  POST /api/v1/blobs  5 bytes → blob ${createHash("sha256").update('["a"]').digest("hex").slice(0, 12)}…  N ms
   log       Counted. words=1
   output    {"words":1}

2. echo  /text/echo  N ms
   output    {"words":1}

The run succeeded after N ms.
`;

async function useFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "stepflow-cli-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  return folder;
}

describe("stepflow-worker run on the embedded runtime", () => {
  it("prints the result to stdout, and the steps to stderr", async () => {
    const { exitCode, stdout, stderr } = await cli.run(["run", ...FLOW, "--input-json", '{"text":"a b c"}', ...WORKER]);
    expect(exitCode).toBe(0);
    expect(JSON.parse(stdout)).toEqual({ words: 3 });
    expect(stderr.replaceAll(/[\d.]+ m?s/g, "N ms").replaceAll(/ +/g, " ")).toBe(
      "step component state attempts time callbacks\n" +
        "count /text/word-count completed 1 N ms 0\n" +
        "echo /text/echo completed 1 N ms 0\n",
    );
  });

  it("prints one object with --format json", async () => {
    const args = ["run", ...FLOW, "--input-yaml", "text: a b", ...WORKER, "--format", "json"];
    const { stdout, stderr } = await cli.run(args);
    expect(stderr).toBe("");
    expect(JSON.parse(stdout)).toMatchObject({
      runId: expect.any(String),
      outcome: "success",
      result: { words: 2 },
      steps: [{ stepId: "count", component: "/text/word-count", state: "completed", attempts: 1 }, { stepId: "echo" }],
    });
  });

  it("runs one item for each line, and writes the results in the same order", async () => {
    const folder = await useFolder();
    const inputs = join(folder, "inputs.jsonl");
    await writeFile(inputs, '{"text":"a b"}\n\n{}\n{"text":"c"}\n');
    const output = join(folder, "results.jsonl");
    const result = await cli.run(["run", ...FLOW, "--inputs", inputs, "--output", output, ...WORKER]);
    expect(result).toMatchObject({ exitCode: 1, stdout: "" });
    expect(result.stderr).toContain("2 of 3 inputs succeeded, in ");
    expect(result.stderr).toContain("error 1 of 3 inputs failed.\n");
    const lines = (await readFile(output, "utf8")).trimEnd().split("\n");
    expect(lines.map((line) => JSON.parse(line))).toEqual([
      { outcome: "success", result: { words: 2 } },
      { outcome: "failed", error: expect.objectContaining({ code: expect.any(Number) }) },
      { outcome: "success", result: { words: 1 } },
    ]);
  });

  it("applies overrides, and reads the input from stdin", async () => {
    const args = ["run", ...FLOW, "--input", "-", "--overrides-json", '{"echo":{"value":{"input":{"changed":true}}}}'];
    const { stdout } = await cli.run([...args, ...WORKER], { stdin: '{"text":"a"}' });
    expect(JSON.parse(stdout)).toEqual({ words: 1, changed: true });
  });

  it("shows a failed run: exit code 1, and the step that failed", async () => {
    const { exitCode, stdout, stderr } = await cli.run(["run", ...FLOW, ...WORKER]);
    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: "" });
    expect(stderr).toMatch(/^count +\/text\/word-count +failed/m);
    expect(stderr).toMatch(/error flows\/count\.yaml failed with code -\d+: Input path \$\.text not found/);
  });
});

describe("stepflow-worker run on a runtime with a URL", () => {
  it("runs the flow there", async () => {
    const runtime = await createRuntime({ workers: { text: worker } });
    onTestFinished(() => runtime.close());
    const { url } = await runtime.listen();
    const { exitCode, stdout } = await cli.run(["run", ...FLOW, "--input-json", '{"text":"a b"}', "--runtime", url]);
    expect({ exitCode, result: JSON.parse(stdout) }).toEqual({ exitCode: 0, result: { words: 2 } });
    const refused = await cli.run(["run", "--flow", "flows/malformed.yaml", "--runtime", url]);
    expect(refused).toMatchObject({ exitCode: 2, stderr: expect.stringContaining("The runtime refused the flow:") });
  });
});

describe("stepflow-worker run: bad input", () => {
  it.each([
    ["no flow", ["run"], "No flow is given. Add --flow FILE."],
    ["a missing flow", ["run", "--flow", "no.yaml"], "no.yaml: The file no.yaml does not exist."],
    ["an invalid flow", ["run", "--flow", "flows/malformed.yaml", ...WORKER], "flows/malformed.yaml:4:"],
    [
      "two inputs",
      ["run", ...FLOW, "--input-json", "1", "--input-yaml", "2"],
      "Use only one of --input, --input-json and --input-yaml.",
    ],
    ["an unknown runtime", ["run", ...FLOW, "--runtime", "latest"], 'Use "embedded", an exact version such as 0.13.0'],
    [
      "a worker without a name",
      ["run", ...FLOW, "--worker", "http://127.0.0.1:1"],
      '--worker "NAME=http://127.0.0.1:1"',
    ],
    ["a worker for a URL", ["run", ...FLOW, "--runtime", "http://127.0.0.1:9", ...WORKER], "omit --worker"],
  ])("%s: exit code 2", async (_name, args, message) => {
    expect(await cli.run(args)).toMatchObject({ exitCode: 2, stdout: "", stderr: expect.stringContaining(message) });
  });

  it("a runtime that is not there: exit code 3", async () => {
    const server = createServer().listen(0, "127.0.0.1");
    await new Promise((resolve) => server.once("listening", resolve));
    const { port } = server.address() as { port: number };
    await new Promise((resolve) => server.close(resolve));
    const result = await cli.run(["run", ...FLOW, "--runtime", `http://127.0.0.1:${port}`]);
    expect(result).toMatchObject({ exitCode: 3, stdout: "", stderr: expect.stringContaining("ECONNREFUSED") });
  });

  it("malformed lines: their place", async () => {
    const args = ["run", ...FLOW, "--inputs", "-", "--format", "json", ...WORKER];
    const { exitCode, stderr } = await cli.run(args, { stdin: '{"text":"a"}\n{"text":}\n' });
    expect(exitCode).toBe(2);
    expect(JSON.parse(stderr)).toMatchObject({ error: { code: "usage", at: "stdin:2:9" } });
  });
});

describe("stepflow-worker run: the terminal", () => {
  it("shows a bar while many inputs run, and removes it", async () => {
    const inputs = join(await useFolder(), "inputs.jsonl");
    await writeFile(inputs, '{"text":"a"}\n{"text":"b"}\n');
    const { exitCode, screen } = await runInTerminal([cli.path, "run", ...FLOW, "--inputs", inputs, ...WORKER]);
    expect(exitCode).toBe(0);
    expect(screen).toContain("████████████░░░░░░░░░░░░ 1/2");
    expect(stripVTControlCharacters(screen)).toMatch(
      /2\/2\r2 of 2 inputs succeeded, in [\d.]+ m?s\n(\{"outcome":"success".*\}\n){2}$/,
    );
  });

  it("shows the steps while they execute, in colours, and leaves them with their results", async () => {
    const args = [cli.path, "run", ...FLOW, "--input-json", '{"text":"a"}', ...WORKER];
    const { screen } = await runInTerminal(args);
    expect(screen).toContain("\u001b[32m1.\u001b[39m");
    expect(stripVTControlCharacters(screen)).toMatch(
      /^Runtime +embedded \(@stepflow\/runtime\), at http:\/\/127\.0\.0\.1:\d+\nWorker +\S+, at http:\/\/127\.0\.0\.1:\d+\nFlow +flows\/count\.yaml, 2 steps\n/,
    );
    // What was drawn before is erased.
    const left = screen.split("\u001b[J").at(-1) ?? "";
    expect(stripVTControlCharacters(left).replaceAll(/[\d.]+ m?s/g, "N ms")).toBe(`${DETAILS}{\n  "words": 1\n}\n`);
  });

  it("--details shows the same in a pipe", async () => {
    const args = ["run", ...FLOW, "--input-json", '{"text":"a"}', ...WORKER, "--details"];
    const { exitCode, stdout, stderr } = await cli.run(args);
    expect({ exitCode, stdout }).toEqual({ exitCode: 0, stdout: '{\n  "words": 1\n}\n' });
    const [header = "", ...blocks] = stderr.replaceAll(/[\d.]+ m?s/g, "N ms").split("\n\n");
    expect(header).toMatch(/^Runtime +embedded/);
    expect(blocks.join("\n\n")).toBe(DETAILS);
    for (const [others, message] of [
      [["--format", "json"], "--details has an effect with --format text only."],
      [["--inputs", "-"], "--details shows the steps of one input: omit --inputs."],
    ] as const) {
      const refused = await cli.run(["run", ...FLOW, "--details", ...others]);
      expect(refused).toMatchObject({ exitCode: 2, stdout: "", stderr: expect.stringContaining(message) });
    }
  });

  it("SIGINT ends the run and its worker: exit code 130", async () => {
    const folder = await useFolder();
    const flow = join(folder, "wait.yaml");
    await writeFile(flow, "steps: [{ id: w, component: /text/wait, input: {} }]\noutput: { $step: w }\n");
    const running = cli.start(["run", "--flow", flow, ...WORKER]);
    const pid = Number(/waiting in (\d+)/.exec(await running.stderr.until("\n"))?.[1]);
    running.kill("SIGINT");
    expect(await running.ended).toMatchObject({ exitCode: 130, stdout: "" });
    await untilGone(pid);
  });
});
