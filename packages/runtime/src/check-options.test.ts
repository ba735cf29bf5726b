import { describe, expect, it } from "vitest";
import { checkOptions } from "./check-options.ts";
import { createEngine } from "./create-engine.ts";
import { createRuntime } from "./create-runtime.ts";
import type { RuntimeOptions } from "./runtime.ts";
import type { WorkerSource } from "./workers/worker-source.ts";

const worker: WorkerSource = { fetch: () => new Response() };

/** Options as a program without types may have them. */
const check = (options: unknown): void => checkOptions(options as RuntimeOptions);

function thrownBy(act: () => void): Error {
  try {
    act();
  } catch (error) {
    return error as Error;
  }
  return expect.fail("They were taken.");
}

describe("invalid options", () => {
  it.each([
    ["nothing", undefined, "the options must be an object such as { workers: { text: worker } }"],
    [
      "a worker without a name",
      { workers: worker },
      "workers must be an object of workers by name, such as { workers: { text: worker } }",
    ],
    ["a list of workers", { workers: [worker, 1] }, 'worker "1" must be'],
    [
      "no worker",
      { workers: { text: undefined } },
      'worker "text" must be a worker in this process (an object with fetch), { url }',
    ],
    ["a URL as text", { workers: { text: "http://h/" } }, 'Did you mean { url: "http://h/" }?'],
    ["the name of the built-in components", { workers: { builtin: worker } }, "reserved for the built-in components"],
    ["no name", { workers: { "": worker } }, 'becomes part of a path: it must not be empty or contain braces, got ""'],
    [
      "a name that is a placeholder",
      { workers: { "{x}": worker } },
      'becomes part of a path: it must not be empty or contain braces, got "{x}"',
    ],
    [
      "an unknown version",
      { quirks: "0.14.0" },
      '"0.13.0", got "0.14.0". To test with another version, start a real runtime by @stepflow/orchestrator',
    ],
    ["an unknown dialect", { dialect: "v2" }, '"v0", "v1", "classic", got "v2"'],
    ["a dialect that the version does not use", { dialect: "v0", quirks: "0.11.1" }, "which uses v1"],
    ["a folder as text", { blobs: "./blobs" }, 'Did you mean { folder: "./blobs" }?'],
    ["a store without put", { blobs: { get: () => undefined } }, "must be a BlobStore or { folder }"],
    ["a maxConcurrency of 0", { maxConcurrency: 0 }, "maxConcurrency must be at least 1, got 0"],
    ["a negative maxRetries", { retry: { maxRetries: -1 } }, "retry.maxRetries must be at least 0, got -1"],
    ["no URL", { workers: { text: { url: "w:1" } } }, 'the url of worker "text" must be an http(s) URL such as'],
    ["a URL with credentials", { workers: { text: { url: "x://u:p@h" } } }, 'got "x://…@h".'],
    ["a negative timeout", { timeoutMs: -1 }, "timeoutMs must be above 0 and at most 2147483647, got -1"],
    ["no end", { timeoutMs: Number.POSITIVE_INFINITY }, "at most 2147483647, got Infinity"],
    ["a time as text", { timeoutMs: "5s" }, 'timeoutMs must be above 0 and at most 2147483647, got "5s"'],
    ["a maxAnswerBytes of 0", { maxAnswerBytes: 0 }, "maxAnswerBytes must be above 0, got 0"],
    ["a negative maxAnswerBytes", { maxAnswerBytes: -1 }, "maxAnswerBytes must be above 0, got -1"],
    ["retry as a number", { retry: 3 }, "retry must be an object such as { maxRetries: 3 }, got 3"],
    [
      "an unknown backoff",
      { retry: { backoff: { type: "linear" } } },
      'retry.backoff.type must be one of "constant", "exponential", "fibonacci", got "linear"',
    ],
    ["a backoff without type", { retry: { backoff: 50 } }, "retry.backoff.type must be one of"],
    [
      "a negative pause",
      { retry: { backoff: { type: "constant", delayMs: -1 } } },
      "retry.backoff.delayMs must be from 0 to 2147483647, got -1",
    ],
    [
      "a pause that is not a number",
      { retry: { backoff: { type: "fibonacci", minDelayMs: 1, maxDelayMs: Number.NaN } } },
      "retry.backoff.maxDelayMs must be from 0 to 2147483647, got NaN",
    ],
    [
      "a name that does not exist",
      { dialects: "v0" } as RuntimeOptions,
      'there is no option "dialects". Did you mean "dialect"?',
    ],
    [
      "pauses that vanish",
      { retry: { backoff: { type: "exponential", factor: 0 } } },
      "retry.backoff.factor must be above 0, got 0",
    ],
  ])("%s", (_name, options, message) => {
    const thrown = thrownBy(() => check(options));
    expect(thrown.message).toContain(message);
    expect(["TypeError", "RangeError"]).toContain(thrown.name);
  });

  it("are refused before a worker is called", async () => {
    let asked = 0;
    const fetch = (): Response => {
      asked += 1;
      return new Response();
    };
    const options = { workers: { text: { fetch } }, quirks: "1.0" } as unknown as RuntimeOptions;
    await expect(createRuntime(options)).rejects.toThrow(TypeError);
    expect(asked).toBe(0);
  });

  it("unknown versions are refused by the engine, too", () => {
    const options = { executeComponent: async () => ({ outcome: "success", result: 1 }) as const };
    expect(() => createEngine({ ...options, version: "0.8" as "0.9.0" })).toThrow('version must be one of "0.9.0"');
  });
});

it("valid options are accepted", () => {
  const workers = {
    "@acme/text": worker,
    url: { url: "http://u:p@h/" },
    of: { url: new URL("https://h/") },
    cmd: { command: "node" },
  };
  for (const dialect of ["v0", "v1", "classic", undefined] as const) check({ workers, dialect });
  check({ dialect: "v0", quirks: "0.9.0", blobs: { folder: "x" }, maxConcurrency: 1, retry: { maxRetries: 0 } });
  check({
    timeoutMs: 1,
    maxAnswerBytes: Number.POSITIVE_INFINITY,
    retry: { backoff: { type: "constant", delayMs: 0 } },
  });
  check({ retry: { backoff: { type: "exponential", minDelayMs: 1, maxDelayMs: 9, factor: 0.5 } } });
  check({});
});
