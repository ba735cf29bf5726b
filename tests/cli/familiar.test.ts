import { chmod, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createRuntime } from "@stepflow/runtime";
import { describe, expect, it, onTestFinished } from "vitest";
import { useCli } from "./support/cli-program.ts";
import worker from "./workers/text-worker.ts";

const cli = useCli();
const FLOW = ["--flow", "flows/count.yaml"];
const WORKER = ["--worker", "workers/text-worker.ts"];

const WITH_VARIABLES = `schemas:
  type: object
  properties:
    variables:
      type: object
      properties: { words: { type: string }, limit: { type: integer }, named: { type: string, env_var: OWN_NAME } }
steps: []
output: { words: { $variable: words }, limit: { $variable: limit }, named: { $variable: named } }
`;

async function useFolder(files: Readonly<Record<string, string>> = {}): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "stepflow-cli-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  return folder;
}

describe("stepflow-worker: flags of Stepflow's own command line", () => {
  it("run --stdin-format reads the input from the standard input", async () => {
    const args = ["run", ...FLOW, ...WORKER, "--stdin-format"];
    expect(JSON.parse((await cli.run([...args, "yaml"], { stdin: "text: a b c" })).stdout)).toEqual({ words: 3 });
    expect(JSON.parse((await cli.run([...args, "json"], { stdin: '{"text":"a"}' })).stdout)).toEqual({ words: 1 });
    expect(await cli.run([...args, "json", "--input-json", "{}"])).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining("--stdin-format reads the standard input, and cannot be combined"),
    });
    expect(await cli.run([...args, "xml"])).toMatchObject({ exitCode: 2 });
  });

  it("run --env-variables takes missing variables from the environment, by their types", async () => {
    const folder = await useFolder({ "flow.yaml": WITH_VARIABLES });
    const env = { STEPFLOW_VAR_WORDS: "12", STEPFLOW_VAR_LIMIT: "3", OWN_NAME: "yes" };
    const args = ["run", "--flow", join(folder, "flow.yaml"), "--max-concurrent", "1"];
    const { stdout, stderr } = await cli.run([...args, "--env-variables", "--variables-json", '{"limit":5}'], { env });
    expect(JSON.parse(stdout || stderr)).toEqual({ words: "12", limit: 5, named: "yes" });
    expect(JSON.parse((await cli.run(args, { env })).stdout)).toEqual({ words: "", limit: 0, named: "" });
  });

  it("finds the configuration beside the flow, and refuses to choose between two", async () => {
    const runtime = await createRuntime({ workers: { text: worker } });
    onTestFinished(() => runtime.close());
    const config = `plugins: { builtin: { type: builtin } }\nroutes: { "/own/{*component}": [{ plugin: builtin }] }\n`;
    const flow =
      "steps: [{ id: one, component: /own/put_blob, input: { data: 1, blob_type: data } }]\noutput: { $step: one }\n" +
      "test: { cases: [{ name: a, input: {} }] }\n";
    const folder = await useFolder({ "stepflow-config.yml": config, "flow.yaml": flow });
    const found = await cli.run(["list", "--format", "json"], { cwd: folder });
    expect(found).toMatchObject({ exitCode: 0, stdout: expect.stringContaining("/own/put_blob") });
    for (const args of [["run", "--flow"], ["test"], ["validate", "--type-check", "--flow"]]) {
      const ran = await cli.run([...args, join(folder, "flow.yaml")]);
      expect(ran, ran.stderr).toMatchObject({ exitCode: 0 });
    }
    await writeFile(join(folder, "stepflow_config.yaml"), config);
    for (const args of [["run", "--flow"], ["test"], ["validate", "--type-check", "--flow"]]) {
      expect(await cli.run([...args, join(folder, "flow.yaml")])).toMatchObject({
        exitCode: 2,
        stderr: expect.stringContaining("has several configurations: stepflow-config.yml, stepflow_config.yaml."),
      });
    }
  });

  it("submit runs a flow on a running runtime", async () => {
    const runtime = await createRuntime({ workers: { text: worker } });
    onTestFinished(() => runtime.close());
    const { url } = await runtime.listen();
    const args = ["submit", ...FLOW, "--url", url, "--input-json", '{"text":"a b"}'];
    const { exitCode, stdout } = await cli.run(args);
    expect({ exitCode, result: JSON.parse(stdout) }).toEqual({ exitCode: 0, result: { words: 2 } });
    expect(await cli.run(["submit", ...FLOW, "--url", "embedded"])).toMatchObject({ exitCode: 2 });
  });

  it.each([
    ["serve", "There is no command serve. Use dev,"],
    ["run-batch", "There is no command run-batch. Use run --inputs FILE."],
    ["submit-batch", "There is no command submit-batch. Use submit --inputs FILE."],
    ["rnu", "Unknown command 'rnu'. Did you mean run?"],
  ])("%s: what to use instead", async (command, message) => {
    const refused = await cli.run([command, "--flow", "flow.yaml"]);
    expect(refused).toMatchObject({ exitCode: 2, stdout: "", stderr: expect.stringContaining(message) });
  });
});

describe("stepflow-worker visualize: flags of Stepflow's own command line", () => {
  const CONFIG = 'plugins: {}\nroutes: { "/text/{*component}": [{ plugin: texts }] }\n';

  it("names workers by a configuration, and leaves out servers and details", async () => {
    const folder = await useFolder({
      "stepflow-config.yml": CONFIG,
      "flow.yaml": await readFile(new URL("flows/count.yaml", import.meta.url), "utf8"),
    });
    const draw = async (...args: string[]): Promise<string> =>
      (await cli.run(["visualize", join(folder, "flow.yaml"), ...args])).stdout;
    expect(await draw("--format", "mermaid")).toContain('n1["count<br/>/text/word-count (texts)"]');
    expect(await draw("--format", "mermaid", "--no-servers")).toContain('n1["count"]');
    expect(await draw()).toContain('<title>input: {"text":{"$input":"$.text"}}</title>');
    expect(await draw("--format", "dot")).toContain('tooltip="input: {\\"text\\":');
    expect(await draw("--no-details")).not.toContain("<title>input");
  });

  it("draws PNG by Graphviz, and explains how without it", async () => {
    const folder = await useFolder({
      "flow.yaml": await readFile(new URL("flows/count.yaml", import.meta.url), "utf8"),
      // Stands in for Graphviz: writes what it was given.
      dot: '#!/bin/sh\n[ "$1" = -Tpng ] || exit 3\nexec cat > "$3"\n',
    });
    const args = ["visualize", "flow.yaml", "--format", "png"];
    const missing = await cli.run(args, { cwd: folder, env: { PATH: "/nowhere" } });
    expect(missing).toMatchObject({ exitCode: 2, stdout: "" });
    expect(missing.stderr).toContain("PNG is drawn by the program dot of Graphviz, which is not installed. Install");
    await chmod(join(folder, "dot"), 0o755);
    const env = { PATH: `${folder}:${process.env["PATH"]}` };
    expect(await cli.run(args, { cwd: folder, env })).toMatchObject({ exitCode: 0, stderr: "wrote flow.png\n" });
    expect(await readFile(join(folder, "flow.png"), "utf8")).toMatch(/^digraph "count" \{/);
    await writeFile(join(folder, "dot"), "#!/bin/sh\ncat > /dev/null; echo no memory >&2; exit 1\n");
    const failed = await cli.run([...args, "--output", "x.png"], { cwd: folder, env });
    expect(failed).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining("Graphviz could not draw x.png: no memory."),
    });
  });
});
