import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type BuildOptions, build } from "esbuild";
import { describe, expect, it, onTestFinished } from "vitest";
import { SOURCE_CONDITIONS } from "../support/source-conditions.ts";
import { ROOT } from "./examples/program.ts";

/** A program, bundled with everything it needs into ES modules, without a `require` for the CommonJS libraries inside. */
async function bundleProgram(source: string, options: BuildOptions = {}): Promise<{ folder: string; program: string }> {
  const folder = await mkdtemp(join(ROOT, "node_modules", ".stepflow-tests-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  await writeFile(join(folder, "main.ts"), source);
  await build({
    entryPoints: [join(folder, "main.ts")],
    outdir: join(folder, "out"),
    outExtension: { ".js": ".mjs" },
    bundle: true,
    format: "esm",
    platform: "node",
    target: "node20",
    conditions: [...SOURCE_CONDITIONS],
    logLevel: "silent",
    ...options,
  });
  return { folder, program: join(folder, "out", "main.mjs") };
}

async function run(program: string, env: NodeJS.ProcessEnv = {}): Promise<string> {
  const child = spawn(process.execPath, [program], {
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const output: string[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding("utf8").on("data", (text) => output.push(text));
  await once(child, "close");
  return output.join("");
}

const WORKER = `
import { createWorker, jsonSchema } from "@stepflow/worker";
import { start } from "@stepflow/worker/node";
`;

const initialize = {
  jsonrpc: "2.0",
  id: 1,
  method: "initialize",
  params: { runtimeProtocolVersion: 1, capabilities: { blobApiUrl: "http://127.0.0.1:1/api/v1/blobs" } },
};

describe("a worker in one ES module", () => {
  it("worker.restart: writes its state file", async () => {
    const { folder, program } = await bundleProgram(`${WORKER}
      import { readdir } from "node:fs/promises";
      import { createServer } from "node:net";
      const freePort = () => new Promise((resolve) => {
        const server = createServer().listen(0, "127.0.0.1", () => {
          const { port } = server.address();
          server.close(() => resolve(port));
        });
      });
      const port = await freePort();
      const { url } = await start(createWorker({ name: "w" }), { port, handleSignals: false });
      const headers = { "content-type": "application/json" };
      await fetch(url, { method: "POST", headers, body: ${JSON.stringify(JSON.stringify(initialize))} });
      const deadline = Date.now() + 20_000;
      while (Date.now() < deadline && (await readdir(process.env.STEPFLOW_STATE_DIR).catch(() => [])).length === 0)
        await new Promise((resolve) => setTimeout(resolve, 20));
      process.exit(0);`);
    const state = join(folder, "state");
    const output = await run(program, { STEPFLOW_STATE_DIR: state, STEPFLOW_LOG_LEVEL: "DEBUG" });
    expect(await readdir(state).catch(() => output)).toEqual([expect.stringMatching(/^[0-9a-f]{64}\.json$/)]);
  });

  it("holds @stepflow/grpc, and pulls", async () => {
    const { program } = await bundleProgram(`${WORKER}
      const options = { transport: "grpc", tasksUrl: "http://127.0.0.1:9", queue: "q", handleSignals: false };
      const pulling = await start(createWorker({ name: "w" }).component("/e", (x) => x), options);
      console.log("pulls from", pulling.queue);
      process.exit(0);`);
    expect(await run(program)).toContain("pulls from q");
  });

  it("validates by JSON Schema, in one file and in chunks", async () => {
    const source = `${WORKER}
      const schemas = ["draft-07/schema#", "draft/2019-09/schema", "draft/2020-12/schema"].map((name) =>
        jsonSchema({ $schema: (name.startsWith("draft-07") ? "http" : "https") + "://json-schema.org/" + name, type: "string", format: "date" }));
      const worker = createWorker({ name: "w", logger: { debug() {}, info() {}, warn() {}, error() {} } });
      schemas.forEach((input, at) => worker.component("/" + at, { input }, (x) => x));
      const { url } = await start(worker, { handleSignals: false });
      for (const input of ["2026-11-30", "soon"])
        for (const at of [0, 1, 2]) {
          const params = { component: "/" + at, input, attempt: 1, observability: {} };
          const body = JSON.stringify({ jsonrpc: "2.0", id: 1, method: "components/execute", params });
          const answer = await fetch(url, { method: "POST", headers: { "content-type": "application/json" }, body });
          console.log(at, Object.keys(await answer.json()).includes("result"));
        }
      process.exit(0);`;
    for (const splitting of [false, true]) {
      const { program } = await bundleProgram(source, { splitting });
      const lines = (await run(program)).trim().split("\n").slice(1);
      expect(lines).toEqual(["0 true", "1 true", "2 true", "0 false", "1 false", "2 false"]);
    }
  });
});
