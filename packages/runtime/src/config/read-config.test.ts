import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import type { RuntimeVersion } from "../flow/runtime-version.ts";
import { InvalidConfigError } from "./invalid-config-error.ts";
import { type RuntimeConfig, readConfig } from "./read-config.ts";

let folder: string;
let file: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "stepflow-config-"));
  file = join(folder, "stepflow-config.yml");
});
afterEach(() => vi.unstubAllEnvs());
afterAll(() => rm(folder, { recursive: true }));

async function read(text: string, version?: RuntimeVersion): Promise<RuntimeConfig> {
  await writeFile(file, text);
  return await readConfig(file, version);
}

async function refusal(text: string): Promise<string> {
  const error = await read(text).then(
    () => expect.fail("It was accepted."),
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(InvalidConfigError);
  return (error as InvalidConfigError).message.replaceAll(file, "FILE");
}

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
  it("C11, C12, C15: plugins by URL, built-in components, routes, retries and the blob API", async () => {
    expect(await read(URL_CONFIG)).toEqual({
      workers: { lab: { url: "http://127.0.0.1:18080/rpc" } },
      builtins: ["builtin"],
      routes: { "/lab/{*component}": [{ plugin: "lab" }], "/builtin/{*component}": [{ plugin: "builtin" }] },
      retry: { maxRetries: 5, backoff: { type: "constant", delayMs: 50 } },
      blobApi: { enabled: false, url: "http://blobs/api", thresholdBytes: 0 },
      ignored: [],
    });
    expect(await readConfig(pathToFileURL(file), undefined)).toMatchObject({ builtins: ["builtin"] });
  });

  it("commands run in the folder of the file, or in its workingDirectory; variables are filled in", async () => {
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
      cwd: folder,
      healthCheck: { path: "/ready", timeoutMs: 5000 },
    };
    expect((await read(text(""))).workers).toEqual({ lab });
    await mkdir(join(folder, "sub"), { recursive: true });
    expect((await read(text("workingDirectory: sub"))).workers).toEqual({ lab: { ...lab, cwd: join(folder, "sub") } });
  });

  it("0.10 has retries in each plugin, counting the first attempt; 0.9 a store of its own", async () => {
    const plugin =
      "{ type: stepflow, url: 'http://w/', retry: { maxAttempts: 3, backoff: { type: constant, delayMs: 5 } } }";
    const config = await read(`plugins: { lab: ${plugin} }\nroutes: {}\n`, "0.10.0");
    expect(config.retry).toEqual({ maxRetries: 2, backoff: { type: "constant", delayMs: 5 } });
    const old = await read("plugins: {}\nroutes: {}\nstateStore: { type: inMemory }\n", "0.9.0");
    expect(old.ignored).toEqual(["stateStore"]);
  });

  it.each([
    [
      "an unknown plugin",
      'plugins: {}\nroutes:\n  "/a/{*component}":\n    - plugin: lab\n',
      /^FILE:4:15 \(.*\/0\/plugin\): there is no plugin "lab"/,
    ],
    [
      "a plugin that is misspelled",
      'plugins:\n  lab: { type: builtin }\nroutes:\n  "/a/{*c}": [{ plugin: lap }]\n',
      /^FILE:4:25 .*there is no plugin "lap"; there is "lab"$/,
    ],
    [
      "no type",
      "plugins:\n  lab:\n    url: http://w/\nroutes: {}\n",
      /^FILE:3:5 \(\/plugins\/lab\/type\): "type" must be "stepflow" or "builtin"$/,
    ],
    [
      "a type of others",
      "plugins:\n  lab: { type: mock, components: {} }\nroutes: {}\n",
      /^FILE:2:16 .*no plugins of type "mock"$/,
    ],
    [
      "neither url nor command",
      "plugins:\n  lab: { type: stepflow }\nroutes: {}\n",
      /^FILE:2:3 .*plugin "lab" must have either a "url" or a "command"$/,
    ],
    [
      "both",
      "plugins:\n  lab: { type: stepflow, url: 'http://w/', command: node }\nroutes: {}\n",
      /^FILE:2:3 .*either/,
    ],
    ["no routes", "plugins: {}\n", /^FILE:1:1 \(\/routes\): "routes" must be an object/],
    ["a malformed route", 'plugins: {}\nroutes:\n  "lab": []\n', /^FILE:3:3 .*route "lab" must begin with "\/"$/],
    ["rules that are no list", 'plugins: {}\nroutes:\n  "/lab": lab\n', /^FILE:3:11 .*must have a list of rules/],
    [
      "a number as argument",
      "plugins:\n  lab: { type: stepflow, command: node, args: [5] }\nroutes: {}\n",
      /^FILE:2:48 \(\/plugins\/lab\/args\/0\): .*must be string/,
    ],
    [
      "a variable that is not set",
      `plugins:\n  lab: { type: stepflow, command: node, args: ['\${NOWHERE_TO_BE_SEEN}'] }\nroutes: {}\n`,
      /^FILE:2:48 \(\/plugins\/lab\/args\/0\): the environment variable NOWHERE_TO_BE_SEEN is not set/,
    ],
    [
      "a variable where none is filled in",
      `plugins:\n  lab: { type: stepflow, url: 'http://\${HOST}/' }\nroutes: {}\n`,
      /^FILE:2:31 .*variables are filled in "args" and "env" only, not in "url"$/,
    ],
    ["no YAML", "plugins: [\n", /^FILE:2:1: /],
    ["nothing", "", /a configuration is an object/],
  ])("what is wrong is told with line and column: %s", async (_name, text, expected) => {
    expect(await refusal(text)).toMatch(expected);
  });

  it("everything that is wrong is told at once", async () => {
    const lines = (await refusal('plugins:\n  a: { type: mcp }\n  b: 5\nroutes:\n  "/x": [{}]\n')).split("\n");
    expect(lines).toHaveLength(3);
  });

  it("a file that is not there is told by its name", async () => {
    await expect(readConfig(join(folder, "none.yml"), undefined)).rejects.toThrow(/none\.yml: cannot be read: ENOENT/);
  });
});
