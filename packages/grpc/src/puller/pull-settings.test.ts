import { createWorker, silentLogger } from "@stepflow/worker";
import type { PullOptions } from "@stepflow/worker/node";
import { describe, expect, it } from "vitest";
import { pull } from "../pull.ts";
import { resolvePullSettings } from "./pull-settings.ts";

const worker = { name: "text", behavior: { logger: silentLogger } };
const resolve = (options: PullOptions, env: Record<string, string> = {}) => resolvePullSettings(worker, options, env);

/** The variables that a runtime sets for a worker that it starts. */
const RUNTIME_ENV = {
  STEPFLOW_TRANSPORT: "grpc",
  STEPFLOW_TASKS_URL: "127.0.0.1:7840",
  STEPFLOW_QUEUE_NAME: "text",
  STEPFLOW_BLOB_URL: "127.0.0.1:7841",
  STEPFLOW_MAX_CONCURRENT: "8",
  STEPFLOW_SHUTDOWN_GRACE_SECS: "2.5",
  STEPFLOW_BLOB_THRESHOLD_BYTES: "1000",
};

describe("resolvePullSettings", () => {
  it("reads the environment that a runtime sets", () => {
    expect(resolve({}, RUNTIME_ENV)).toMatchObject({
      tasksUrl: "http://127.0.0.1:7840",
      blobUrl: "http://127.0.0.1:7841",
      queue: "text",
      concurrency: 8,
      drainMs: 2_500,
      blobThresholdBytes: 1_000,
    });
  });

  it.each(["ignore", "", 1])("refuses %j for errors that nothing has caught", (onStray) => {
    expect(() => resolve({ queue: "q", onStray: onStray as "drain" })).toThrow("onStray must be");
  });

  it("refuses an option that does not exist", () => {
    const wrong = { queue: "q", concurency: 1 } as PullOptions;
    expect(() => resolve(wrong)).toThrow('pull: there is no option "concurency". Did you mean "concurrency"?');
  });

  it("has defaults for everything but the queue", () => {
    expect(resolve({ queue: "q" })).toMatchObject({
      tasksUrl: "http://127.0.0.1:7840",
      bodyLimitBytes: 256 * 1024 * 1024,
      concurrency: 10,
      drainMs: 10_000,
      blobThresholdBytes: 0,
      handleSignals: true,
    });
    expect(resolve({ queue: "q" }).blobUrl).toBeUndefined();
  });

  it("prefers options to the environment, and the environment to the worker's behavior", () => {
    const own = { name: "text", behavior: { logger: silentLogger, concurrency: 3, timeoutMs: 5 } };
    const options: PullOptions = {
      tasksUrl: "https://a:1",
      blobUrl: "b:2",
      queue: "mine",
      concurrency: 1,
      drainMs: 0,
      blobThresholdBytes: 0,
    };
    expect(resolvePullSettings(own, options, RUNTIME_ENV)).toMatchObject({
      ...options,
      tasksUrl: "https://a:1",
      // Behind the same proxy.
      blobUrl: "https://b:2",
      timeoutMs: 5,
    });
    expect(resolvePullSettings(own, {}, RUNTIME_ENV).concurrency).toBe(8);
    expect(resolvePullSettings(own, { queue: "q" }, {}).concurrency).toBe(3);
  });

  it("accepts blanks around values and fractions of seconds", () => {
    const env = { ...RUNTIME_ENV, STEPFLOW_QUEUE_NAME: " text ", STEPFLOW_SHUTDOWN_GRACE_SECS: "16.1" };
    expect(resolve({}, { ...env, STEPFLOW_TASKS_URL: " a:1 " })).toMatchObject({
      queue: "text",
      drainMs: 16_100,
      tasksUrl: "http://a:1",
    });
  });

  it("treats an undefined option and an empty variable as omitted", () => {
    const undefinedQueue = { queue: undefined } as unknown as PullOptions;
    expect(resolve(undefinedQueue, { ...RUNTIME_ENV, STEPFLOW_MAX_CONCURRENT: "" })).toMatchObject({
      queue: "text",
      concurrency: 10,
    });
  });

  it.each([
    [{}, {}, "Set queue, or STEPFLOW_QUEUE_NAME, to the queueName of the plugin"],
    [
      { queue: "q", concurrency: 0 },
      {},
      "concurrency (STEPFLOW_MAX_CONCURRENT) must be a whole number of at least 1, got 0",
    ],
    [{ queue: "q", concurrency: Number.NaN }, {}, "got NaN"],
    [{ queue: "q" }, { STEPFLOW_MAX_CONCURRENT: "many" }, 'STEPFLOW_MAX_CONCURRENT must be a number, got "many"'],
    [{ queue: "q" }, { STEPFLOW_SHUTDOWN_GRACE_SECS: "-1" }, "drainMs (STEPFLOW_SHUTDOWN_GRACE_SECS) must be"],
    [
      { queue: "q" },
      { STEPFLOW_SHUTDOWN_GRACE_SECS: "1e12" },
      "drainMs (STEPFLOW_SHUTDOWN_GRACE_SECS) must be a whole number from 0 to 2147483647, got 1000000000000000",
    ],
    [{ queue: "q", timeoutMs: -5 }, {}, "Option timeoutMs must be a positive number"],
    [{ queue: "q", callbackTimeoutMs: Number.POSITIVE_INFINITY }, {}, "Option callbackTimeoutMs must be"],
    [{ queue: "q", bigNumbers: "nope" as "warn" }, {}, "Option bigNumbers must be one of warn, error, bigint"],
    [{ queue: 5 as unknown as string }, {}, "Set queue, or STEPFLOW_QUEUE_NAME"],
    [{ queue: "q", blobThresholdBytes: 0.5 }, {}, "blobThresholdBytes (STEPFLOW_BLOB_THRESHOLD_BYTES) must be"],
    [{ queue: "q", tasksUrl: "x/y" }, {}, 'tasksUrl must be an address such as "127.0.0.1:7840"'],
    [{ queue: "q" }, { STEPFLOW_BLOB_URL: "ftp://x" }, "STEPFLOW_BLOB_URL must be an address"],
  ])("refuses %j with %j", (options, env, message) => {
    expect(() => resolve(options, env)).toThrow(TypeError);
    expect(() => resolve(options, env)).toThrow(message);
  });

  it("is checked by pull() before it starts", async () => {
    await expect(pull(createWorker({ name: "x" }), { tasksUrl: "x/y", queue: "q" })).rejects.toThrow(TypeError);
  });
});
