import { spawnSync } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createRuntime } from "@stepflow/runtime";
import { describe, expect, it, onTestFinished } from "vitest";
import { useCli } from "./support/cli-program.ts";
import worker from "./workers/text-worker.ts";

const cli = useCli();
const WORKER = ["--worker", "workers/text-worker.ts"];

describe("stepflow-worker list", () => {
  it("lists the components of a worker by the paths that steps call", async () => {
    const { exitCode, stdout, stderr } = await cli.run(["list", ...WORKER]);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
    expect(stdout).toMatch(/^\/text\/word-count +Counts the words of a text\.$/m);
    expect(stdout).not.toContain("/eval");
    const json = await cli.run(["list", ...WORKER, "--format", "json"]);
    const { components } = JSON.parse(json.stdout) as { components: unknown[] };
    expect(components).toContainEqual({ component: "/text/word-count", description: "Counts the words of a text." });
    expect(components).toHaveLength(6);
    const schemas = await cli.run(["list", ...WORKER, "--schemas"]);
    expect(schemas.stdout).toContain("/text/word-count\n  Counts the words of a text.\n  input   ");
  });

  it("lists those of a running runtime", async () => {
    const runtime = await createRuntime({ workers: { text: worker } });
    onTestFinished(() => runtime.close());
    const { url } = await runtime.listen();
    const { exitCode, stdout } = await cli.run(["list", "--runtime", url]);
    expect({ exitCode, stdout }).toEqual({ exitCode: 0, stdout: expect.stringContaining("/word-count") });
  });

  it("needs one place to look: exit code 2", async () => {
    const result = await cli.run(["list"]);
    expect(result).toMatchObject({
      exitCode: 2,
      stdout: "",
      stderr: expect.stringContaining("Name the components to list"),
    });
  });
});

describe("stepflow-worker validate", () => {
  it("accepts a flow, and counts its warnings as errors with --strict", async () => {
    const valid = await cli.run(["validate", "--flow", "flows/count.yaml"]);
    expect(valid).toMatchObject({
      exitCode: 0,
      stdout: expect.stringMatching(/1 flow: 0 errors, \d+ warnings?\n$/),
      stderr: "",
    });
    expect(await cli.run(["validate", "flows/count.yaml", "--strict"])).toMatchObject({ exitCode: 5 });
  });

  it("shows each finding with its line: exit code 5", async () => {
    const text = await cli.run(["validate", "flows/count.yaml", "flows/malformed.yaml"]);
    expect(text.exitCode).toBe(5);
    expect(text.stdout).toMatch(/^flows\/malformed\.yaml:4:\d+ fatal /m);
    const { stdout } = await cli.run(["validate", "--flow", "flows/malformed.yaml", "--format", "json"]);
    expect(JSON.parse(stdout)).toMatchObject({
      valid: false,
      findings: expect.arrayContaining([expect.objectContaining({ level: "fatal", line: 4 })]),
    });
  });

  it("finds components that no worker has", async () => {
    const known = await cli.run(["validate", "flows/count.yaml", ...WORKER]);
    expect(known.exitCode).toBe(0);
    const unknown = await cli.run(["validate", "flows/count.yaml", "--worker", "other=workers/text-worker.ts"]);
    expect(unknown).toMatchObject({
      exitCode: 5,
      stdout: expect.stringContaining('Step "count" calls /text/word-count, which no worker has.'),
    });
  });
});

describe("stepflow-worker visualize", () => {
  const FLOW = ["visualize", "--flow", "flows/count.yaml"];

  it("draws a flow as Mermaid, dot and SVG", async () => {
    expect((await cli.run([...FLOW, "--format", "mermaid"])).stdout).toBe(
      [
        "flowchart TD",
        '  n0(["input"])',
        '  n1["count<br/>/text/word-count"]',
        '  n2["echo<br/>/text/echo"]',
        '  n3(["output"])',
        '  n0 -->|"text"| n1',
        '  n1 -->|"words"| n2',
        "  n2 --> n3",
        "",
      ].join("\n"),
    );
    const dot = await cli.run([...FLOW, "--format", "dot"]);
    expect(dot.stdout).toContain('  "count" [shape=box, label="count\\n/text/word-count"];');
    expect(dot.stdout).toContain('  "count" -> "echo" [label="words"];');
    const svg = await cli.run(FLOW);
    expect(svg.stdout).toMatch(/^<svg [^>]*>\n<title>count<\/title>/);
    expect(svg.stdout.match(/<rect /g)).toHaveLength(4);
    expect(svg.stdout.match(/marker-end/g)).toHaveLength(3);
  });

  it("writes to a file, and refuses a flow that cannot run", async () => {
    const folder = await mkdtemp(join(tmpdir(), "stepflow-cli-"));
    onTestFinished(() => rm(folder, { recursive: true }));
    const output = join(folder, "flow.svg");
    expect(await cli.run([...FLOW, "--output", output])).toEqual({ exitCode: 0, stdout: "", stderr: "" });
    expect(await readFile(output, "utf8")).toContain("</svg>");
    expect(await cli.run(["visualize", "flows/malformed.yaml"])).toMatchObject({ exitCode: 2, stdout: "" });
    const missing = await cli.run([...FLOW, "--output", join(folder, "no/flow.svg")]);
    expect(missing).toMatchObject({ exitCode: 2, stderr: expect.stringContaining("cannot be written") });
  });
});

describe("stepflow-worker completion", () => {
  it("completes commands and options in bash", async () => {
    const { stdout } = await cli.run(["completion", "bash"]);
    const complete = (words: string[]): string[] => {
      const script = `${stdout}\nCOMP_WORDS=(${words.map((word) => `'${word}'`).join(" ")}); COMP_CWORD=${words.length - 1}; _stepflow_worker; printf '%s\\n' "\${COMPREPLY[@]}"`;
      return spawnSync("bash", ["-c", script], { encoding: "utf8" }).stdout.trim().split("\n");
    };
    expect(complete(["stepflow-worker", "va"])).toEqual(["validate"]);
    expect(complete(["stepflow-worker", "call", "--tr"])).toEqual(["--trace"]);
    expect(complete(["stepflow-worker", "run", "--input-"])).toEqual(["--input-json", "--input-yaml"]);
  });

  it("has scripts for zsh and fish, and for no other shell", async () => {
    expect((await cli.run(["completion", "zsh"])).stdout).toMatch(
      /^#compdef stepflow-worker\n[\s\S]*'call:execute one component'/,
    );
    expect((await cli.run(["completion", "fish"])).stdout).toContain("-l trace -d 'draw each message");
    expect(await cli.run(["completion", "tcsh"])).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining("bash, zsh, fish"),
    });
  });
});
