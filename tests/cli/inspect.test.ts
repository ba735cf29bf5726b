import { spawnSync } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
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

  it("lists those of a configuration as YAML, and those without a route if they are not hidden", async () => {
    const folder = await mkdtemp(join(tmpdir(), "stepflow-list-"));
    onTestFinished(() => rm(folder, { recursive: true }));
    const config = join(folder, "stepflow-config.yml");
    const routes = { "/one": [{ plugin: "builtin", componentAllow: ["/eval"] }] };
    await writeFile(config, JSON.stringify({ plugins: { builtin: { type: "builtin" } }, routes }));
    const args = ["list", "--config", config, "--format", "yaml"];
    const hidden = await cli.run(args);
    expect(hidden.stdout).toContain("components:\n  - component: /one/eval\n    description: ");
    expect(hidden.stdout).not.toContain("reachable: false");
    const all = await cli.run([...args, "--hide-unreachable", "false"]);
    expect(all.stdout).toMatch(/- component: \/map\n {4}description: .*\n {4}reachable: false/);
    const text = await cli.run(["list", "--config", config, "--format", "pretty", "--hide-unreachable=false"]);
    expect(text.stdout).toMatch(/^\/map +no route leads to it$/m);
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
  it("checks types with --type-check, which needs workers", async () => {
    const args = ["validate", "flows/mistyped.yaml"];
    const typed = ["--worker", "workers/typed-worker.ts"];
    expect(await cli.run([...args, ...typed])).toMatchObject({
      exitCode: 0,
      stdout: "1 flow: 0 errors, 0 warnings\n",
    });
    expect(await cli.run([...args, ...typed, "--type-check"])).toMatchObject({
      exitCode: 5,
      stdout: [
        'flows/mistyped.yaml:10:13 error input.text of /typed/count must be a string, but $.words of step "first" is an integer.',
        'flows/mistyped.yaml:11:9 warning the output of step "second" may have no "word". Did you mean "words"?',
        "1 flow: 1 error, 1 warning",
        "",
      ].join("\n"),
    });
    const without = await cli.run([...args, "--type-check"]);
    expect(without).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining("add --worker, --command or --config"),
    });
  });

  it("takes workers from a configuration", async () => {
    const folder = await mkdtemp(join(tmpdir(), "stepflow-validate-"));
    onTestFinished(() => rm(folder, { recursive: true }));
    const config = join(folder, "stepflow-config.yml");
    const routes = { "/extra": [{ plugin: "builtin" }] };
    await writeFile(config, JSON.stringify({ plugins: { builtin: { type: "builtin" } }, routes }));
    const flow = join(folder, "flow.json");
    await writeFile(
      flow,
      JSON.stringify({ steps: [{ id: "a", component: "/extra/eval", input: { flow_id: 1, input: 1 } }], output: null }),
    );
    const { exitCode, stdout } = await cli.run(["validate", flow, "--config", config, "--type-check"]);
    expect(exitCode).toBe(5);
    expect(stdout).toContain("input.flow_id of /extra/eval must be a string, but it is 1.");
  });

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
    const dot = await cli.run([...FLOW, "--format", "dot", "--no-details"]);
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
