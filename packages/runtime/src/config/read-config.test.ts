import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, it, vi } from "vitest";
import { lab, useConfigFile } from "../../../../tests/support/config-file.ts";
import { readConfig } from "./read-config.ts";

const config = useConfigFile();
const { read, refusal } = config;

const URL_CONFIG = `
plugins:
  builtin: { type: builtin }
  lab:
    type: stepflow
    url: "http://127.0.0.1:18080/rpc"
routes:
  "/lab/{*component}":
    - plugin: lab
  "/builtin/{*component}": [{ plugin: builtin }]
retry:
  transportMaxRetries: 5
  backoff: { type: constant, delayMs: 50 }
blobApi: { enabled: false, url: "http://blobs/api", blobThreshold: 0 }
`;

describe("stepflow-config.yml", () => {
  it("blob-api.enabled, blob-api.url, deployment.blob-service: plugins by URL, built-in components, routes, retries and the blob API", async () => {
    expect(await read(URL_CONFIG)).toEqual({
      workers: { lab: { url: "http://127.0.0.1:18080/rpc" } },
      queues: {},
      builtins: ["builtin"],
      routes: { "/lab/{*component}": [{ plugin: "lab" }], "/builtin/{*component}": [{ plugin: "builtin" }] },
      retry: { maxRetries: 5, backoff: { type: "constant", delayMs: 50 } },
      pluginRetries: undefined,
      blobApi: { enabled: false, url: "http://blobs/api", thresholdBytes: 0 },
      warnings: [],
    });
    expect(await readConfig(pathToFileURL(config.file), undefined)).toMatchObject({ builtins: ["builtin"] });
  });

  it.each(["__proto__", "constructor", "toString"])("a plugin may have the name %s", async (name) => {
    const plugin = `"${name}": { type: stepflow, url: "http://127.0.0.1:18080/" }`;
    const { workers, routes } = await read(
      `plugins: { ${plugin} }\nroutes: { "/x/{*component}": [{ plugin: "${name}" }] }`,
    );
    expect(Object.entries(workers)).toEqual([[name, { url: "http://127.0.0.1:18080/" }]]);
    expect(routes).toEqual({ "/x/{*component}": [{ plugin: name }] });
    expect(await refusal(`plugins: {}\nroutes: { "/x/{*component}": [{ plugin: "${name}" }] }`)).toContain(
      `there is no plugin "${name}"`,
    );
  });

  it("scalars are read as by real runtimes: leading zeros make a text, and the last of repeated variables counts", async () => {
    const { workers, warnings } = await read(
      lab("{ type: stepflow, command: node, args: [w.mjs, 007], env: { PIN: 0123, 3.10: no, A: x, A: y } }"),
    );
    expect(workers["lab"]).toMatchObject({ args: ["w.mjs", "007"], env: { PIN: "0123", "3.10": "no", A: "y" } });
    expect(warnings).toEqual([expect.stringContaining('"A" is repeated: the last one counts')]);
  });

  it.each([
    ["plugins: {}\nroutes: {}\nplugins: {}", '"plugins" is repeated'],
    ["plugins:\n  lab: { type: builtin, type: stepflow }\nroutes: {}", '"type" is repeated'],
  ])("settings cannot be repeated: %j", async (text, message) => {
    expect(await refusal(text)).toContain(message);
  });

  it("commands run in the folder of the file or in its workingDirectory; variables are substituted", async () => {
    vi.stubEnv("LAB_HOME", "/srv/lab");
    const text = (more: string): string => `
plugins:
  lab:
    type: stepflow
    command: node
    args: ["worker.mjs", "\${LAB_HOME}/x", "\${LAB_MODE:-fast}", "\\\\$HOME"]
    env: { PORT: "0", MY_HOME: "\${LAB_HOME}" }
    healthCheck: { path: /ready, timeoutMs: 5000 }
routes: { "/lab/{*component}": [{ plugin: lab }] }
${more}`;
    const lab = {
      command: "node",
      args: ["worker.mjs", "/srv/lab/x", "-fast", "$HOME"],
      env: { PORT: "0", MY_HOME: "/srv/lab" },
      cwd: config.folder,
      healthCheck: { path: "/ready", timeoutMs: 5000 },
    };
    expect((await read(text(""))).workers).toEqual({ lab });
    await mkdir(join(config.folder, "sub"), { recursive: true });
    expect((await read(text("workingDirectory: sub"))).workers).toEqual({
      lab: { ...lab, cwd: join(config.folder, "sub") },
    });
  });

  it("retries are read where the version reads them; elsewhere there is a warning", async () => {
    const text = `
plugins:
  a: { type: stepflow, url: "http://w/a", retry: { maxAttempts: 2, backoff: { type: constant, delayMs: 5 } } }
  b: { type: stepflow, url: "http://w/b" }
routes: {}
retry: { transportMaxRetries: 5 }
`;
    const told = (warnings: readonly string[]): string[] => warnings.map((line) => line.replace(config.file, "FILE"));
    const latest = await read(text, "0.11.1");
    expect(latest).toMatchObject({ retry: { maxRetries: 5 }, pluginRetries: undefined });
    expect(told(latest.warnings)).toEqual([
      'FILE:3:43 (/plugins/a/retry): "retry" has no effect here: 0.11 reads it at the top of the file, as "retry: { transportMaxRetries: 3 }"',
    ]);
    expect(await read(text)).toEqual(latest);
    const middle = await read(text, "0.10.0");
    expect(middle.retry).toBeUndefined();
    expect(middle.pluginRetries).toEqual({ a: { maxAttempts: 2, backoff: { type: "constant", delayMs: 5 } } });
    expect(told(middle.warnings)).toEqual([
      'FILE:6:1 (/retry): "retry" has no effect here: 0.10 reads it in each plugin, as "retry: { maxAttempts: 3 }"',
    ]);
    const first = await read(text, "0.9.0");
    expect(first).toMatchObject({ retry: undefined, pluginRetries: undefined });
    expect(first.warnings).toHaveLength(2);
  });

  it("members without effect cause a warning; members that a version ignores may hold anything", async () => {
    const { blobApi, warnings } = await read("plugins: {}\nroutes: {}\nretry: 5\nblobApi: null\n", "0.9.0");
    expect(blobApi).toEqual({});
    expect(warnings.map((line) => line.replace(config.file, "FILE"))).toEqual([
      'FILE:3:1 (/retry): "retry" has no effect here: 0.9 does not repeat executions',
      'FILE:4:1 (/blobApi): "blobApi" has no effect here: 0.9 has blobs on the event stream only',
    ]);
    const { warnings: ofStores } = await read("plugins: {}\nroutes: {}\nstorageConfig: { type: inMemory }\n");
    const { warnings: ofRoutes } = await read(
      'plugins: { b: { type: builtin } }\nroutes: { "/x/{*c}": [{ plugin: b, component: "/{*c}" }] }\n',
    );
    expect(ofRoutes).toEqual([
      `${config.file}:2:36 (/routes/~1x~1{*c}/0/component): real runtimes do not replace "{*name}" here: write "{name}"`,
    ]);
    expect(ofStores).toEqual([
      `${config.file}:3:1 (/storageConfig): "storageConfig" has no effect in an embedded runtime`,
    ]);
  });

  it("a missing file is reported with its path", async () => {
    await expect(readConfig(join(config.folder, "none.yml"), undefined)).rejects.toThrow(
      /none\.yml: cannot be read: ENOENT/,
    );
  });
});

describe.each(["0.12.0", "0.13.0"] as const)("stepflow-config.yml as %s", (version) => {
  it("has queues and routes, and a retry at the top", async () => {
    const route = version === "0.12.0" ? "/lab/{*component}" : "/lab";
    const text = `
plugins: { lab: { type: grpc, queueName: q } }
routes: { "${route}": [{ plugin: lab }] }
retry: { transportMaxRetries: 5 }
`;
    expect(await read(text, version)).toMatchObject({
      workers: {},
      queues: { lab: { queue: "q" } },
      routes: { "/lab/{*component}": [{ plugin: "lab" }] },
      retry: { maxRetries: 5 },
      warnings: [],
    });
  });

  it("refuses plugins that the runtime would call", async () => {
    expect(await refusal(URL_CONFIG, version)).toContain('runtimes have plugins of type "stepflow" up to 0.11 only');
  });
});
