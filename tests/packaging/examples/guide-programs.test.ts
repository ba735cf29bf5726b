import { join } from "node:path";
import { createRuntime } from "@stepflow/runtime";
import type { Worker } from "@stepflow/worker";
import { afterAll, beforeAll, expect, it } from "vitest";
import { GUIDE, readBlocks } from "./markdown.ts";
import { runProgram } from "./program.ts";
import { createUserFolder, namedFiles, type UserFolder } from "./user-folder.ts";

// The programs of the guide that do not print what they do.
const blocks = (await Promise.all(["README.md", ...GUIDE].map(readBlocks))).flat();

let folder: UserFolder;
beforeAll(async () => {
  folder = await createUserFolder();
  for (const [name, text] of namedFiles(blocks, "ts")) await folder.write(name, text);
});
afterAll(() => folder.remove());

/** Runs a program beside those of the guide, and returns the lines that it prints. */
async function linesOf(program: string, text?: string): Promise<readonly string[]> {
  if (text !== undefined) await folder.write(program, text);
  const { exitCode, stdout, stderr } = await runProgram(join(folder.path, program), [], { cwd: folder.path });
  expect(exitCode, stderr).toBe(0);
  return stdout.trim().split("\n");
}

it("history.ts lists the runs of earlier processes", async () => {
  const first = await linesOf("history.ts");
  expect(first).toEqual([expect.stringMatching(/^[0-9a-f-]{36} completed$/)]);
  expect(await linesOf("history.ts")).toEqual([expect.stringMatching(/ completed$/), ...first]);
});

it("codec.ts decodes the input and encodes the output", async () => {
  const { default: worker } = (await import(join(folder.path, "codec.ts"))) as { readonly default: Worker };
  await using runtime = await createRuntime({ workers: { dates: worker } });
  expect(await runtime.execute("/dates/tomorrow", { at: "2026-12-31T10:00:00Z" })).toEqual({
    outcome: "success",
    result: { at: "2027-01-01T10:00:00.000Z" },
  });
});

it("thumbnails.ts calls a component by its path", async () => {
  const check = `
import { createRuntime } from "@stepflow/runtime";
import { createWorker } from "@stepflow/worker";
import { thumbnail } from "./thumbnails.ts";

const images = createWorker({ name: "images" }).component("/resize", (input) => input);
await using runtime = await createRuntime({ workers: { images } });
console.log(JSON.stringify(await runtime.run(thumbnail, { photo: "a.png" })));
`;
  const [line = ""] = await linesOf("thumbnails-check.ts", check);
  expect(JSON.parse(line)).toEqual({ outcome: "success", result: { url: "a.png", width: 200 } });
});

it("guarded.ts refuses requests of foreign web pages", async () => {
  const check = `
import { app } from "./guarded.ts";

for (const host of ["127.0.0.1", "admin.example", "other.example"]) {
  const response = await app.request("http://" + host + "/reload", { method: "POST", headers: { host } });
  console.log(host, response.status);
}
`;
  expect(await linesOf("guarded-check.ts", check)).toEqual(["127.0.0.1 200", "admin.example 200", "other.example 403"]);
});

it("lambda.ts answers a request", async () => {
  const check = `
import { Writable } from "node:stream";

// Lambda's Node runtimes have this global.
const chunks = [];
const stream = new Writable({ write: (chunk, _encoding, done) => { chunks.push(chunk); done(); } });
globalThis.awslambda = {
  streamifyResponse: (handler) => (event) => handler(event, stream, {}),
  HttpResponseStream: { from: (target, { statusCode }) => { console.log(statusCode); return target; } },
};
const { handler } = await import("./lambda.ts");
await handler({ rawPath: "/health", headers: { host: "w.example" }, requestContext: { http: { method: "GET" } } });
console.log(JSON.parse(Buffer.concat(chunks)).status);
`;
  expect(await linesOf("lambda-check.mjs", check)).toEqual(["200", "healthy"]);
});
