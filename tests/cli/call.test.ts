import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { start } from "@stepflow/worker/node";
import { describe, expect, it, onTestFinished } from "vitest";
import { useProgram } from "../support/processes/bundle.ts";
import { untilGone } from "../support/processes/processes.ts";
import { useCli } from "./support/cli-program.ts";
import worker from "./workers/text-worker.ts";

const cli = useCli();
const kitchen = useProgram("workers/kitchen-main.ts");
const FILE = "workers/text-worker.ts";

async function useFile(name: string, content: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "stepflow-cli-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  await writeFile(join(folder, name), content);
  return join(folder, name);
}

async function useUrl(): Promise<string> {
  const running = await start(worker, { transport: "http", port: 0, announce: false, handleSignals: false });
  onTestFinished(() => running.close());
  return running.url;
}

describe("stepflow-worker call: workers", () => {
  it("executes a component of a file, and prints nothing but its output", async () => {
    const result = await cli.run(["call", "/text/word-count", '{"text":"one two"}', "--worker", FILE], {
      fromSource: true,
    });
    expect(result).toEqual({ exitCode: 0, stdout: '{\n  "words": 2\n}\n', stderr: "" });
  });

  it("executes a component of a running worker", async () => {
    const result = await cli.run(["call", "/word-count", "text=one two", "--worker", await useUrl()]);
    expect(result).toEqual({ exitCode: 0, stdout: '{\n  "words": 2\n}\n', stderr: "" });
  });

  it("executes a component of a program, in the dialect that is asked for", async () => {
    const command = [process.execPath, kitchen.path].map((word) => JSON.stringify(word)).join(" ");
    for (const dialect of ["v0", "v1", "classic"]) {
      const result = await cli.run(["call", "/kitchen/echo", "a=b", "--command", command, "--dialect", dialect]);
      expect(result).toMatchObject({ exitCode: 0, stdout: expect.stringContaining('"a": "b"') });
    }
  });

  it("names a worker by an option, and chooses one of several by its name", async () => {
    const url = await useUrl();
    const args = ["--worker", `one=${FILE}`, "--worker", `two=${url}`, "--format", "json"];
    const result = await cli.run(["call", "/two/echo", "n:=1", ...args]);
    expect(result).toMatchObject({ exitCode: 0, stdout: '{"outcome":"success","result":{"n":1}}\n' });
  });

  it("keeps what a component prints off stdout, and passes on the environment", async () => {
    const printed = await cli.run(["call", "/print", "--worker", FILE]);
    expect(printed).toEqual({ exitCode: 0, stdout: '"printed"\n', stderr: "A line of the component.\n" });
    const variable = await cli.run(["call", "/variable", "name=COLOUR", "--worker", FILE], { env: { COLOUR: "blue" } });
    expect(JSON.parse(variable.stdout)).toEqual({ value: "blue" });
  });

  it("draws each message with --trace", async () => {
    const { stdout, stderr } = await cli.run(["call", "/word-count", "text=a b", "--worker", FILE, "--trace"]);
    expect(JSON.parse(stdout)).toEqual({ words: 2 });
    expect(stderr.replace(/[\d.,]+ (B|ms)/g, "N $1").replace(/ +/g, " ")).toMatch(
      /^→ initialize N B\n← result N B N ms\n→ initialized N B\n→ components\/execute N B \/word-count\n← store blob N B → blob [0-9a-f]{12}…\n← result N B N ms\n$/,
    );
    const v0 = await cli.run(["call", "/word-count", "text=a b", "-w", FILE, "--trace", "--dialect", "v0"]);
    expect(v0.stderr).toMatch(/← blobs\/put +\d+ B/);
  });
});

describe("stepflow-worker call: input", () => {
  it.each([
    [
      "key=value and key:=json",
      ["text=one two", "n:=3", 'list:=["a"]', "empty="],
      { text: "one two", n: 3, list: ["a"], empty: "" },
    ],
    ["a JSON text", ['["a=b",1]'], ["a=b", 1]],
    ["nothing", [], {}],
  ])("%s", async (_name, input, expected) => {
    const { stdout, stderr } = await cli.run(["call", "/echo", ...input, "--worker", FILE]);
    expect(stderr).toBe("");
    expect(JSON.parse(stdout)).toEqual(expected);
  });

  it("from files and from the standard input", async () => {
    const json = await useFile("input.json", '{"a": 1}');
    const yaml = await useFile("input.yaml", "a: 1\nb: 007\n");
    const text = await useFile("poem.txt", "Tides rise.");
    const echo = async (input: string[], stdin = ""): Promise<unknown> =>
      JSON.parse((await cli.run(["call", "/echo", ...input, "--worker", FILE], { stdin })).stdout);
    expect(await echo([`@${json}`])).toEqual({ a: 1 });
    expect(await echo([`@${yaml}`])).toEqual({ a: 1, b: "007" });
    expect(await echo([`text=@${text}`, `value:=@${json}`])).toEqual({ text: "Tides rise.", value: { a: 1 } });
    expect(await echo(["-"], '{"from":"stdin"}')).toEqual({ from: "stdin" });
  });
});

describe("stepflow-worker call: failures", () => {
  it("a failed component: exit code 1, with --format json as JSON on both streams", async () => {
    const text = await cli.run(["call", "/fail", "--worker", FILE], { fromSource: true });
    expect(text).toMatchObject({ exitCode: 1, stdout: "" });
    expect(text.stderr).toMatch(/\nerror \/text\/fail failed with code -\d+: It was asked to fail\.\n$/);
    expect(text.stderr, "the worker logs where").toContain("text-worker.ts:");
    const json = await cli.run(["call", "/fail", "--worker", FILE, "--format", "json"]);
    expect(JSON.parse(json.stdout)).toMatchObject({ outcome: "failed", error: { message: "It was asked to fail." } });
    expect(JSON.parse(json.stderr.trimEnd().split("\n").at(-1) ?? "")).toEqual({
      error: { code: "failed", message: expect.stringContaining("It was asked to fail.") },
    });
  });

  it.each([
    ["an unknown command", ["clal"], "Unknown command 'clal'. Did you mean call?"],
    ["an unknown option", ["call", "/x", "--wroker", FILE], "Unknown option '--wroker'. Did you mean --worker?"],
    ["no worker", ["call", "/x"], "No worker is given. Add --worker FILE, --worker URL or --command PROGRAM."],
    [
      "malformed JSON",
      ["call", "/x", '{"a": }', "-w", FILE],
      'input:1:7: The JSON is malformed: expected a JSON value, got "}".',
    ],
    ["a missing input file", ["call", "/x", "@no.json", "-w", FILE], "no.json: The file no.json does not exist."],
    ["a missing worker file", ["call", "/x", "-w", "no.ts"], "no.ts: The worker's file no.ts does not exist."],
    [
      "an unknown component",
      ["call", "/word-cuont", "-w", FILE],
      'Component "/word-cuont" not found. Did you mean "/word-count"?',
    ],
    [
      "a path of no worker",
      ["call", "/x", "-w", `a=${FILE}`, "-w", `b=${FILE}`],
      "The path /x must begin with the name of a worker: a, b.",
    ],
    ["an unknown dialect", ["call", "/x", "-w", FILE, "--dialect", "v2"], "Use one of v1, v0, classic."],
    ["a malformed time", ["call", "/x", "-w", FILE, "--timeout", "5"], 'Use a time such as "500ms", "30s" or "2m".'],
  ])("%s: exit code 2 and one sentence", async (_name, args, message) => {
    const result = await cli.run(args);
    expect(result).toMatchObject({ exitCode: 2, stdout: "", stderr: expect.stringContaining(message) });
    expect(result.stderr.trimEnd().split("\n")).toHaveLength(1);
  });

  it.each([
    [
      "a worker that is not there",
      ["--worker", "http://127.0.0.1:1"],
      "ECONNREFUSED 127.0.0.1:1. Nothing listens there: start the worker",
    ],
    ["a program that is not there", ["--command", "no-such-program x"], "is not in PATH"],
    ["a file without a worker", ["--worker", "support/cli-program.ts"], "it exports no worker by default"],
  ])("%s: exit code 3", async (_name, args, message) => {
    expect(await cli.run(["call", "/x", ...args])).toMatchObject({
      exitCode: 3,
      stdout: "",
      stderr: expect.stringContaining(message),
    });
  });

  it("a deadline: exit code 4, and the process of the worker ends", async () => {
    const running = cli.start(["call", "/wait", "--worker", FILE, "--timeout", "3s", "--format", "json"]);
    const { exitCode, stderr } = await running.ended;
    expect(exitCode).toBe(4);
    expect(stderr).toContain('{"error":{"code":"cancelled","message":"It had not ended after 3000 ms (--timeout)."}}');
    const pid = Number(/waiting in (\d+)/.exec(stderr)?.[1]);
    if (pid > 0) await untilGone(pid);
  });

  it.each([
    ["SIGINT", 130],
    ["SIGTERM", 143],
  ] as const)("%s: exit code %d, and the process of the worker ends", async (signal, exitCode) => {
    const running = cli.start(["call", "/wait", "--worker", FILE]);
    const pid = Number(/waiting in (\d+)/.exec(await running.stderr.until("\n"))?.[1]);
    running.kill(signal);
    expect(await running.ended).toMatchObject({ exitCode, stdout: "", stderr: expect.stringContaining(signal) });
    await untilGone(pid);
  });
});

it("SIGKILL: the process of the worker ends, too", async () => {
  const running = cli.start(["call", "/wait", "--worker", FILE]);
  const pid = Number(/waiting in (\d+)/.exec(await running.stderr.until("\n"))?.[1]);
  running.kill("SIGKILL");
  await untilGone(pid);
});

describe("stepflow-worker", () => {
  it("prints its help to stdout on request, and to stderr if it has nothing to do", async () => {
    const help = await cli.run(["--help"]);
    expect(help).toMatchObject({ exitCode: 0, stdout: expect.stringContaining("call [options]"), stderr: "" });
    expect(await cli.run([])).toEqual({ exitCode: 2, stdout: "", stderr: help.stdout });
    expect(await cli.run(["help", "call"])).toMatchObject({ exitCode: 0, stdout: expect.stringContaining("--trace") });
    expect((await cli.run(["--version"])).stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  });

  it("uses colours if they are asked for, and never with NO_COLOR", async () => {
    const args = ["call", "/x"];
    expect((await cli.run(args, { env: { FORCE_COLOR: "1" } })).stderr).toContain("\u001b[31merror");
    expect((await cli.run(args, { env: { FORCE_COLOR: "1", NO_COLOR: "1" } })).stderr).not.toContain("\u001b[");
    expect((await cli.run(args)).stderr).not.toContain("\u001b[");
  });
});
