import { join } from "node:path";
import { startOrchestrator } from "@stepflow/orchestrator";
import { createRuntime } from "@stepflow/runtime";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { FULL_VERSIONS } from "../../support/runtimes/versions.ts";
import { HARNESS, MOUNTED_CHECK, VITEST_CONFIG } from "./check-programs.ts";
import { GUIDE, readBlocks } from "./markdown.ts";
import { FROM_SOURCE, ROOT, runCommand, runNpm, runProgram } from "./program.ts";
import { createUserFolder, namedFiles, type UserFolder } from "./user-folder.ts";

const blocks = (await Promise.all(["README.md", ...GUIDE].map(readBlocks))).flat();
const programs = namedFiles(blocks, "ts");
const configs = (await readBlocks("docs/guide/deployment.md"))
  .filter(({ language }) => language === "yaml")
  .map(({ text }) => text);

let folder: UserFolder;
beforeAll(async () => {
  folder = await createUserFolder();
  for (const [name, text] of programs) await folder.write(name, text);
});
afterAll(() => folder.remove());

/** Adapts a program to the folder in which it runs. */
function replaced(name: string, from: string, to: string): string {
  const text = programs.get(name) ?? "";
  expect(text).toContain(from);
  return text.replace(from, to);
}

async function printedBy(program: string): Promise<string> {
  const { exitCode, stdout, stderr } = await runProgram(program, []);
  expect(exitCode, stderr).toBe(0);
  return stdout.replaceAll(/\s+/g, " ");
}

/** The program after the change that the guide shows. */
function outgrown(): string {
  const [diff] = blocks.filter(({ language }) => language === "diff");
  const [, removed = "", added = ""] = /^-(.*)\n\+(.*)\n$/.exec(diff?.text ?? "") ?? [];
  expect(added).toContain('"0.13.0"');
  return replaced("try.ts", removed, added)
    .replace('{ createRuntime } from "@stepflow/runtime"', '{ startOrchestrator } from "@stepflow/orchestrator"')
    .replace("import worker", 'import { start } from "@stepflow/worker/node";\nimport worker');
}

/** Fields come in any order since 0.12. */
const TWO_RESULTS = /result: \{ (?=[^}]*blobId: )[^}]*words: 3\b.*result: \{ (?=[^}]*blobId: )[^}]*words: 1\b/;

describe("the programs of README.md and of the guide", () => {
  it("worker.plain-functions: compile under strict flags", async () => {
    const tsconfig = {
      extends: join(ROOT, "tsconfig.check.json"),
      compilerOptions: { incremental: false, tsBuildInfoFile: null },
      include: [...programs.keys(), "outgrown.ts"],
    };
    await folder.write("outgrown.ts", outgrown());
    const file = await folder.write("tsconfig.json", JSON.stringify(tsconfig));
    const { exitCode, stdout } = await runCommand(join(ROOT, "node_modules/.bin/tsgo"), ["-p", file]);
    expect(stdout).toBe("");
    expect(exitCode).toBe(0);
  }, 120_000);

  it("worker.plain-functions, runtime.embedded: the worker of 20 lines answers on the embedded runtime", async () => {
    expect(await printedBy(join(folder.path, "try.ts"))).toMatch(TWO_RESULTS);
  });

  it.each([...FULL_VERSIONS, "0.13.0"])(
    "worker.plain-functions, runtime.embedded: one line changes to runtime %s",
    async (version) => {
      const program = outgrown().replace('"0.13.0"', JSON.stringify(version));
      expect(await printedBy(await folder.write(`try-${version}.ts`, program))).toMatch(TWO_RESULTS);
    },
  );

  it("runtime.embedded: run.ts runs the worker on the embedded runtime, in one process", async () => {
    const { exitCode, stdout, stderr } = await runProgram(join(folder.path, "run.ts"), []);
    expect({ exitCode, stdout: stdout.trim() }, stderr).toEqual({
      exitCode: 0,
      stdout: "{ outcome: 'success', result: 3 }",
    });
  });

  it.each(["worker.test.ts", "faults.test.ts", "pins.test.ts"])("runtime.embedded: %s passes", async (file) => {
    await folder.write("vitest.config.mjs", VITEST_CONFIG);
    const vitest = join(ROOT, "node_modules/.bin/vitest");
    const { exitCode, stdout, stderr } = await runCommand(vitest, ["run", "--root", folder.path, file], {
      env: { NO_COLOR: "1", FORCE_COLOR: undefined },
    });
    expect(stdout, stderr).toMatch(/Tests +1 passed/);
    expect(exitCode).toBe(0);
  });

  it("node-test.ts passes in node:test", async () => {
    const { exitCode, stdout, stderr } = await runProgram(join(folder.path, "node-test.ts"), []);
    expect(stdout, stderr).toMatch(/^# pass 1$/m);
    expect(exitCode).toBe(0);
  });

  it("flow.yaml counts the words", async () => {
    await using runtime = await createRuntime({
      workers: { text: { command: process.execPath, args: MAIN, cwd: folder.path } },
    });
    const result = await runtime.run(
      namedFiles(await readBlocks("docs/guide/flows.md"), "yaml").get("flow.yaml") ?? "",
      { body: "a b" },
    );
    expect(result).toEqual({ outcome: "success", result: 2 });
  });

  it("fork.ts takes over the results of the first step", async () => {
    const { stdout, stderr } = await runProgram(join(folder.path, "fork.ts"), []);
    expect(stdout.trim().split("\n"), stderr).toEqual(["[ 'count' ]", "success", "undefined"]);
  });

  it("pinned.ts does not execute the pinned step", async () => {
    const { stdout, stderr } = await runProgram(join(folder.path, "pinned.ts"), []);
    expect(stdout.trim(), stderr).toBe("{ outcome: 'success', result: 7 }");
  });

  it("limits.ts prints which field JSON cannot hold", async () => {
    const { stdout, stderr } = await runProgram(join(folder.path, "limits.ts"), []);
    expect(stdout, stderr).toContain("/average");
    expect(stdout).toContain("NaN");
  });

  it("flow.ts prints the flow", async () => {
    const { stdout, stderr } = await runProgram(join(folder.path, "flow.ts"), []);
    expect(stdout, stderr).toContain("component: /text/word-count");
    expect(stdout).toMatch(/text:\s+\$input: \$\.body/);
  });

  it("schemas.ts, context.ts, blobs.ts, sub-runs.ts and failing.ts do what the guide describes", async () => {
    const program = await folder.write("harness.ts", HARNESS);
    const { exitCode, stdout, stderr } = await runProgram(program, []);
    expect(exitCode, stderr).toBe(0);
    const results = JSON.parse(stdout);
    for (const library of ["valibot", "arktype", "typebox", "json-schema", "annotated", "unchecked"]) {
      expect(results[`/schemas/${library}`]).toEqual({ outcome: "success", result: 3 });
    }
    expect(results["/schemas/llm/openai/gpt/5"]).toEqual({ outcome: "success", result: "openai runs gpt/5" });
    expect(results["/blobs/settings"]).toEqual({ outcome: "success", result: { model: "small", retries: 0 } });
    expect(results["/demo/greet-all"].result.map((item: { result: unknown }) => item.result)).toEqual([
      { outcome: "success", result: "Hello Ada" },
      { outcome: "success", result: "Hello Alan" },
    ]);
    expect(results["/jobs/poll/7"]).toEqual({ outcome: "success", result: { job: "7", attempt: 1 } });
    expect(results["/blobs/configure"].result).toEqual({ settingsId: expect.stringMatching(/^[0-9a-f]{64}$/) });
    expect(results["/blobs/analyze"]).toEqual({ outcome: "success", result: { length: 4, fromCache: false } });
    expect(results["/blobs/copy"]).toEqual({ outcome: "success", result: { filename: "copy.txt", bytes: 6 } });
    expect(results["/shop/order"]).toEqual({
      outcome: "failed",
      error: { code: -32100, message: "The warehouse is closed.", data: { item: "book" } },
    });
  });

  it("mounted.ts serves the app of the user and the worker, either way around", async () => {
    const program = await folder.write("mounted-check.ts", MOUNTED_CHECK);
    const { stdout, stderr } = await runProgram(program, []);
    expect(stdout.trim().split("\n"), stderr).toEqual(["text tools", "healthy", "healthy"]);
  });

  it("server.ts asks for the password, and refuses to start without one", async () => {
    const program = await folder.write("server-0.ts", replaced("server.ts", "port: 3000", "port: 0"));
    const { exitCode, stderr } = await runProgram(program, [], { env: { WORKER_PASSWORD: undefined } });
    expect(stderr).toContain("Set WORKER_PASSWORD.");
    expect(exitCode).toBe(1);

    const answers: Promise<number>[] = [];
    await runProgram(program, [], {
      env: { WORKER_PASSWORD: "secret" },
      onOutput(output, child) {
        const { port } = JSON.parse(output) as { port: number };
        const post = async (headers: Record<string, string>): Promise<number> => {
          const all = { "content-type": "application/json", ...headers };
          const body = JSON.stringify({ jsonrpc: "2.0", id: "1", method: "components/list", params: {} });
          return (await fetch(`http://127.0.0.1:${port}/`, { method: "POST", headers: all, body })).status;
        };
        answers.push(post({}), post({ authorization: `Basic ${btoa("stepflow:secret")}` }));
        void Promise.allSettled(answers).then(() => child.kill("SIGTERM"));
      },
    });
    expect(await Promise.all(answers)).toEqual([401, 200]);
  });
});

/** Starts the worker from the sources of the packages. */
const MAIN = [...FROM_SOURCE, "main.ts"];

const countFlow = {
  steps: [{ id: "count", component: "/text/word-count", input: { $input: "$" } }],
  output: { $step: "count", path: "$.words" },
};

/** Runs the flow on a runtime with a configuration of the guide. */
async function runOn(version: string, config: string): Promise<unknown> {
  const file = await folder.write(`stepflow-config-${version}.yml`, config);
  if (version === "embedded") {
    await using runtime = await createRuntime({ config: file });
    return await runtime.run(countFlow, { text: "one two three" });
  }
  await using runtime = await startOrchestrator({ version, config: file });
  const { items } = await runtime.client.run(countFlow, [{ text: "one two three" }]);
  return items[0]?.result;
}

describe.each(["0.12.0", "0.13.0"])(
  "the configuration of the guide for workers that pull, on runtime %s",
  (version) => {
    it("worker.life-cycle: as a subprocess", async () => {
      const config = configs[2] ?? "";
      expect(config).toContain("command: node");
      expect(config).toContain('"/text": # 0.12 requires "/text/{*component}"');
      const fromSource = JSON.stringify(MAIN);
      const here = config.replace("command: node", `command: ${process.execPath}`).replace('["main.js"]', fromSource);
      const routed = version === "0.12.0" ? here.replace('"/text":', '"/text/{*component}":') : here;
      expect(await runOn(version, routed)).toEqual({ outcome: "success", result: 3 });
    });
  },
);

describe.each(["embedded", ...FULL_VERSIONS])("the configurations of the guide on runtime %s", (version) => {
  const runWith = (config: string): Promise<unknown> => runOn(version, config);

  it("worker.life-cycle: by URL", async () => {
    const config = configs[0] ?? "";
    expect(config).toContain("127.0.0.1:3000");
    const results: Promise<unknown>[] = [];
    await runProgram(join(folder.path, "main.ts"), ["--port", "0"], {
      onOutput(output, child) {
        const { port } = JSON.parse(output) as { port: number };
        results.push(runWith(config.replace("3000", String(port))));
        void Promise.allSettled(results).then(() => child.kill("SIGTERM"));
      },
    });
    expect(await Promise.all(results)).toEqual([{ outcome: "success", result: 3 }]);
  });

  it("worker.life-cycle: as a subprocess", async () => {
    const config = configs[1] ?? "";
    expect(config).toContain("command: /usr/bin/node");
    expect(config).toContain('["main.js"]');
    const fromSource = JSON.stringify(MAIN);
    const here = config.replace("/usr/bin/node", process.execPath).replace('["main.js"]', fromSource);
    expect(await runWith(here)).toEqual({ outcome: "success", result: 3 });
  });
});

it("npm start prints what README.md shows", async () => {
  const [sample] = (await readBlocks("README.md")).filter(({ language }) => language === "text");
  const { stdout, stderr } = await runNpm(["start"]);
  const withoutTimes = (text: string): string[] => text.replaceAll(/[\d.]+ ms/g, "… ms").split("\n");
  const shown = withoutTimes(sample?.text ?? "").filter((line) => line !== "");
  expect(shown.length).toBeGreaterThan(3);
  expect(withoutTimes(stdout), stderr).toEqual(expect.arrayContaining(shown));
});
