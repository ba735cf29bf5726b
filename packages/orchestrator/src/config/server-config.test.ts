import { describe, expect, it } from "vitest";
import { createConfig } from "./server-config.ts";

const workers = { text: { url: "http://user:pass@127.0.0.1:9/a?b=1" } };
const backoff = { type: "constant", delayMs: 50 } as const;

describe("createConfig", () => {
  it("mounts each worker below its name, and the runtime's own components below /builtin", () => {
    const command = { command: "/usr/bin/node", args: ["w.js"], env: { A: "1" }, healthCheck: { path: "/h" } };
    expect(createConfig("0.11.1", { workers: { ...workers, sub: command } })).toEqual({
      plugins: {
        builtin: { type: "builtin" },
        text: { type: "stepflow", url: "http://user:pass@127.0.0.1:9/a?b=1" },
        sub: { type: "stepflow", ...command },
      },
      routes: {
        "/builtin/{*component}": [{ plugin: "builtin" }],
        "/text/{*component}": [{ plugin: "text" }],
        "/sub/{*component}": [{ plugin: "sub" }],
      },
    });
  });

  it.each([
    ["0.9.0", undefined, undefined],
    ["0.10.0", { maxAttempts: 3, backoff }, undefined],
    ["0.11.0", undefined, { transportMaxRetries: 2, backoff }],
    ["0.11.1", undefined, { transportMaxRetries: 2, backoff }],
  ])("spells retries for %s", (version, ofPlugin, atTop) => {
    const config = createConfig(version, { workers, retry: { maxRetries: 2, backoff } });
    expect(config).toMatchObject({ plugins: { text: ofPlugin === undefined ? {} : { retry: ofPlugin } } });
    expect((config["plugins"] as Record<string, Record<string, unknown>>)["text"]?.["retry"]).toEqual(ofPlugin);
    expect(config["retry"]).toEqual(atTop);
  });

  it("omits retry settings that are undefined, so that the server's own apply", () => {
    expect(createConfig("0.11.1", { workers, retry: { backoff } })["retry"]).toEqual({ backoff });
    expect(createConfig("0.11.1", { workers })).not.toHaveProperty("retry");
  });

  it("gives the Blob API settings to runtimes that have one", () => {
    const blobApi = { enabled: false, blobThreshold: 0 };
    expect(createConfig("0.9.0", { workers, blobApi })).not.toHaveProperty("blobApi");
    expect(createConfig("0.10.0", { workers, blobApi })["blobApi"]).toEqual(blobApi);
  });

  it.each([
    ["0.9.0", "stateStore"],
    ["0.10.0", "storageConfig"],
    ["0.11.1", "storageConfig"],
  ])("%s keeps its data by %s", (version, name) => {
    const store = { type: "sqlite", databaseUrl: "sqlite:/data/x/stepflow.db?mode=rwc" };
    expect(createConfig(version, { workers, dataDir: "/data/x" })[name]).toEqual(store);
  });

  it.each(["builtin", "a/b", "", "{x}", "../up"])("refuses the worker name %j", (name) => {
    expect(() => createConfig("0.11.1", { workers: { [name]: { url: "http://x" } } })).toThrow(TypeError);
  });

  it("refuses a worker with neither url nor command", () => {
    expect(() => createConfig("0.11.1", { workers: { w: { command: "" } } })).toThrow(
      'Worker "w" needs a command, a url (up to 0.11) or a queue (since 0.12).',
    );
  });

  describe("from 0.12 on", () => {
    const mounts = {
      text: { queue: "words", queueTimeoutMs: 5_000, executionTimeoutMs: 60_000 },
      sub: { command: "/usr/bin/node", args: ["w.js"], env: { A: "1" } },
    };

    it.each([
      ["0.12.0", "/{*component}"],
      ["0.13.0", ""],
      ["1.0.0", ""],
    ])("%s: workers pull from queues; one that the server starts has a queue of its own name", (version, below) => {
      expect(createConfig(version, { workers: mounts, retry: { maxRetries: 2, backoff } })).toEqual({
        plugins: {
          builtin: { type: "builtin" },
          text: { type: "grpc", queueName: "words", queueTimeoutSecs: 5, executionTimeoutSecs: 60 },
          sub: { type: "grpc", queueName: "sub", ...mounts.sub },
        },
        routes: {
          [`/builtin${below}`]: [{ plugin: "builtin" }],
          [`/text${below}`]: [{ plugin: "text" }],
          [`/sub${below}`]: [{ plugin: "sub" }],
        },
        retry: { transportMaxRetries: 2, backoff },
      });
    });

    it("refuses a worker with a URL, because workers pull", () => {
      expect(() => createConfig("0.13.0", { workers })).toThrow(
        'Worker "text" has a url, but servers since 0.12 do not call workers.\nPass { queue: "text" }',
      );
    });

    it("refuses a queue for servers without queues", () => {
      expect(() => createConfig("0.11.1", { workers: { w: { queue: "w" } } })).toThrow(
        "servers up to 0.11 have no queues.",
      );
    });

    it("refuses an empty queue, and times that are not whole seconds", () => {
      expect(() => createConfig("0.13.0", { workers: { w: { queue: "" } } })).toThrow('Worker "w" needs a queue');
      expect(() => createConfig("0.13.0", { workers: { w: { queue: "w", queueTimeoutMs: 1_500 } } })).toThrow(
        'queueTimeoutMs of worker "w" must be a whole number of seconds. Got 1500 ms.',
      );
    });
  });
});
