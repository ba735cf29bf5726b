import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { cp, rm, writeFile } from "node:fs/promises";
import { join, posix } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { beforeAll, describe, expect, inject, it } from "vitest";
import { packages } from "../../architecture/repository.ts";
import { run } from "./packing.ts";

const CONSUMER = fileURLToPath(new URL("consumer", import.meta.url));
const TYPES = fileURLToPath(new URL("../../../node_modules/@types", import.meta.url));

const entries = packages.flatMap(({ manifest }) =>
  Object.keys(manifest.exports ?? {}).map((entry) => posix.join(manifest.name, entry)),
);

/** A folder of a project outside of the repository, with the packed packages and what they depend on, and nothing else. */
const project = join(inject("installed"), "consumer");
beforeAll(() => cp(CONSUMER, project, { recursive: true }));

/** The JavaScript of the project, as soon as a test needs it. */
let compiled: Promise<string> | undefined;

function compileOnce(): Promise<string> {
  compiled ??= compile({ module: "NodeNext", moduleResolution: "NodeNext" });
  return compiled;
}

function compile(options: Record<string, unknown>): Promise<string> {
  const compilerOptions = {
    target: "ES2023",
    lib: ["ES2023"],
    types: ["node"],
    typeRoots: [TYPES],
    strict: true,
    exactOptionalPropertyTypes: true,
    skipLibCheck: false,
    ...options,
  };
  return writeFile(join(project, "tsconfig.json"), JSON.stringify({ compilerOptions, include: ["*.ts"] })).then(() =>
    run("tsc", ["-p", project]),
  );
}

/** Programs that use libraries which Node gets as CommonJS files. */
const BUNDLED: Readonly<Record<string, string>> = {
  runtime: `
    import { createRuntime } from "@stepflow/runtime";
    const runtime = await createRuntime({ workers: {} });
    console.log((await runtime.run("steps: []\\noutput: { text: 007 }", {})).result.text);
    await (await runtime.listen()).close();
    await runtime.close();`,
  toYaml: `
    import { flow } from "@stepflow/worker/flow";
    const text = await flow({ name: "f" }, () => "007").toYaml();
    console.log(text.match(/007/)[0]);`,
  orchestrator: `
    import { startOrchestrator } from "@stepflow/orchestrator";
    await startOrchestrator({}).catch((error) => console.log(error instanceof TypeError || /workers/.test(error) ? "007" : error));`,
};

describe("the packages, installed in an empty project", () => {
  it.each(Object.keys(BUNDLED))("%s runs in one ES module that esbuild made, without a banner", async (name) => {
    const source = join(project, `${name}-bundle.mjs`);
    await writeFile(source, BUNDLED[name] ?? "");
    const outfile = join(project, "out", `${name}.mjs`);
    await build({ entryPoints: [source], outfile, bundle: true, format: "esm", platform: "node", logLevel: "silent" });
    expect(await run(process.execPath, [outfile], project)).toBe("007\n");
  });

  it("stepflow-worker calls a component of a TypeScript file, and prints its version", async () => {
    const program = join(inject("installed"), "node_modules/.bin/stepflow-worker");
    expect(await run(program, ["--version"], project)).toMatch(/^\d+\.\d+\.\d+\n$/);
    const file = join(project, "command-line.ts");
    await writeFile(
      file,
      `import { createWorker } from "@stepflow/worker";
      export default createWorker({ name: "text" }).component("/double", ({ n }: { n: number }) => ({ n: n * 2 }));`,
    );
    const args = ["call", "/text/double", "n:=2", "--worker", file, "--format", "json"];
    expect(await run(program, args, project)).toBe('{"outcome":"success","result":{"n":4}}\n');
    await rm(file);
  });

  describe("entries", () => {
    let names: Readonly<Record<string, unknown>>;
    beforeAll(async () => {
      const print = `
        const names = {};
        for (const entry of ${JSON.stringify(entries)})
          names[entry] = await import(entry).then((module) => Object.keys(module).sort(), (error) => error.message);
        console.log(JSON.stringify(names));`;
      names = JSON.parse(await run(process.execPath, ["--input-type=module", "--eval", print], project));
    });

    it.each(entries)("%s can be imported, and exports what its sources do", async (specifier) => {
      expect(names[specifier]).toEqual(Object.keys((await import(specifier)) as object).sort());
    });
  });

  it("have types that pass all strict flags, for Node and for bundlers", async () => {
    await compile({ module: "ESNext", moduleResolution: "bundler", noEmit: true });
    await compileOnce();
  });

  it("run a worker on plain Node: it prints one line to stdout, answers, and exits cleanly", async () => {
    await compileOnce();
    const child = spawn(process.execPath, ["worker.js"], { cwd: project, env: {}, stdio: ["ignore", "pipe", "pipe"] });
    const stdout = collect(child.stdout);
    const stderr = collect(child.stderr);
    try {
      const port = await portOf(child, stdout, stderr);
      const answers = [
        await execute(port, "/greet/de", { name: "Ada" }),
        await execute(port, "/greet/fr", { name: "Ada" }),
        await execute(port, "/double", { n: 21 }),
      ];
      expect(answers).toEqual([
        expect.objectContaining({ result: { output: { text: "Grüß Gott, Ada" } } }),
        expect.objectContaining({ error: expect.objectContaining({ message: "No greeting in fr" }) }),
        expect.objectContaining({ result: { output: { n: 42 } } }),
      ]);
      child.kill("SIGTERM");
      expect(await once(child, "close")).toEqual([0, null]);
      expect(stdout.text).toBe(`{"port":${port}}\n`);
      expect(stderr.text).toContain("components may print what they like");
    } finally {
      child.kill("SIGKILL");
    }
  });
});

interface Collected {
  text: string;
}

function collect(stream: NodeJS.ReadableStream): Collected {
  const collected: Collected = { text: "" };
  stream.setEncoding("utf8").on("data", (text: string) => {
    collected.text += text;
  });
  return collected;
}

/** The port that a worker says it listens on. Throws with its stderr when it ends before. */
async function portOf(child: ChildProcess, stdout: Collected, stderr: Collected): Promise<number> {
  const ended = new AbortController();
  child.once("close", () => ended.abort(new Error(`The worker ended: ${stderr.text}`)));
  while (!stdout.text.includes("\n")) {
    if (child.stdout === null) throw new Error("The worker has no stdout.");
    await once(child.stdout, "data", { signal: ended.signal }).catch(() => ended.signal.throwIfAborted());
  }
  return (JSON.parse(stdout.text) as { port: number }).port;
}

async function execute(port: number, component: string, input: unknown): Promise<unknown> {
  const params = { component, input, attempt: 1, observability: {} };
  const response = await fetch(`http://127.0.0.1:${port}/`, {
    method: "POST",
    headers: { "content-type": "application/json", accept: "application/json, text/event-stream" },
    body: JSON.stringify({ jsonrpc: "2.0", id: component, method: "components/execute", params }),
  });
  return response.json();
}
