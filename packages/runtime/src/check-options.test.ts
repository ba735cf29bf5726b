import { describe, expect, it } from "vitest";
import { checkOptions } from "./check-options.ts";
import { createRuntime } from "./create-runtime.ts";
import { createEngine } from "./engine/engine.ts";
import type { RuntimeOptions } from "./runtime.ts";
import type { WorkerSource } from "./workers/worker-source.ts";

const worker: WorkerSource = { fetch: () => new Response() };

/** Options as a program without types may have them. */
const check = (options: unknown): void => checkOptions(options as RuntimeOptions);

describe("options that cannot be meant", () => {
  it.each([
    ["nothing", undefined, "expected options such as { workers: { text: worker } }"],
    ["a worker without a name", { workers: worker }, "workers have names, as in { workers: { text: worker } }"],
    ["a list of workers", { workers: [worker, 1] }, 'worker "1" must be'],
    ["no worker", { workers: { text: undefined } }, 'worker "text" must be a worker of this process (fetch), { url }'],
    ["a URL as text", { workers: { text: "http://h/" } }, 'is { url: "http://h/" } meant?'],
    ["the name of the built-in components", { workers: { builtin: worker } }, "that is the runtime's own"],
    ["no name", { workers: { "": worker } }, 'becomes part of a path, got ""'],
    ["a name that is a placeholder", { workers: { "{x}": worker } }, 'becomes part of a path, got "{x}"'],
    ["a version that nobody can be", { quirks: "0.12.0" }, '"0.11.1", got "0.12.0"; @stepflow/orchestrator starts'],
    ["a dialect that nobody speaks", { dialect: "v2" }, '"v0", "v1", "classic", got "v2"'],
    ["a dialect that the version does not speak", { dialect: "v0", quirks: "0.11.1" }, "which speaks v1"],
    ["a folder as text", { blobs: "./blobs" }, 'is { folder: "./blobs" } meant?'],
    ["half a store", { blobs: { get: () => undefined } }, "must be a BlobStore or { folder }"],
    ["no step at a time", { maxConcurrency: 0 }, "maxConcurrency must be at least 1, got 0"],
    ["fewer repetitions than none", { retry: { maxRetries: -1 } }, "retry.maxRetries must be at least 0, got -1"],
  ])("%s", (_name, options, told) => {
    expect(() => check(options)).toThrow(told);
  });

  it("are refused before a worker is asked", async () => {
    let asked = 0;
    const fetch = (): Response => {
      asked += 1;
      return new Response();
    };
    const options = { workers: { text: { fetch } }, quirks: "1.0" } as unknown as RuntimeOptions;
    await expect(createRuntime(options)).rejects.toThrow(TypeError);
    expect(asked).toBe(0);
  });

  it("the engine refuses unknown versions, too", () => {
    const options = { executeComponent: async () => ({ outcome: "success", result: 1 }) as const };
    expect(() => createEngine({ ...options, version: "0.8" as "0.9.0" })).toThrow('version must be one of "0.9.0"');
  });
});

it("options that can be meant are taken", () => {
  const workers = { "@acme/text": worker, url: { url: "http://h/" }, cmd: { command: "node" } };
  for (const dialect of ["v0", "v1", "classic", undefined] as const) check({ workers, dialect });
  check({ dialect: "v0", quirks: "0.9.0", blobs: { folder: "x" }, maxConcurrency: 1, retry: { maxRetries: 0 } });
  check({});
});
