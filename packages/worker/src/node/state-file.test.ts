import { chmod, chown, lstat, mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { NegotiatedState } from "../link/negotiation-memory.ts";
import { type LogFields, silentLogger } from "../log/logger.ts";
import { createStateFile } from "./state-file.ts";

const state: NegotiatedState = { dialect: "v1", blobApiUrl: "http://127.0.0.1:7840/api/v1/blobs", blobThreshold: 1024 };
const self = { worker: "text-tools", host: "127.0.0.1", port: 18080 };

let root = "";
let directory = "";
let debugLines: [string, LogFields | undefined][] = [];
const logger = {
  ...silentLogger,
  debug: (message: string, fields?: LogFields) => {
    debugLines.push([message, fields]);
  },
};
const create = (more: Partial<typeof self> = {}) => createStateFile({ directory, logger, ...self, ...more });

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "stepflow-state-"));
  directory = join(root, "cache", "workers");
  debugLines = [];
});

afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(root, { recursive: true, force: true });
});

/** Path of the only file. */
async function onlyFile(): Promise<string> {
  const names = await readdir(directory);
  expect(names).toHaveLength(1);
  return join(directory, names[0] ?? "");
}

async function expectForgotten(): Promise<void> {
  await expect(create().load("/a")).resolves.toBeUndefined();
  expect(debugLines).toHaveLength(1);
}

describe("worker.restart: the state file", () => {
  it("remembers a state for the worker that comes back", async () => {
    await create().save("/a?x=1", state);
    await expect(create().load("/a?x=1")).resolves.toEqual(state);
    await create().save("/a?x=1", { dialect: "v0" });
    await expect(create().load("/a?x=1")).resolves.toEqual({ dialect: "v0" });
    expect(debugLines).toEqual([]);
  });

  it("contains no query of the runtime's URL, which may be a token", async () => {
    await create().save("/a?token=s3cret", state);
    expect(await readFile(await onlyFile(), "utf8")).not.toContain("s3cret");
    await expect(create().load("/a?token=s3cret")).resolves.toEqual(state);
    await chmod(await onlyFile(), 0o666);
    await create().load("/a?token=s3cret");
    await create({ host: "\0" }).load("/a?token=s3cret");
    expect(JSON.stringify(debugLines)).not.toContain("s3cret");
  });

  it("returns nothing at first, without a log line and without creating a file", async () => {
    await expect(create().load("/a")).resolves.toBeUndefined();
    expect(debugLines).toEqual([]);
    await expect(readdir(root)).resolves.toEqual([]);
  });

  it("separates workers, addresses and targets, even if all write at once", async () => {
    const owners = [{}, { worker: "other" }, { host: "0.0.0.0" }, { port: 18081 }].map((more) => create(more));
    const entries = owners.flatMap((owner, index) =>
      ["/a", "/b"].map((target, n) => ({ owner, target, id: index * 2 + n })),
    );
    await Promise.all(entries.map(({ owner, target, id }) => owner.save(target, { ...state, blobThreshold: id })));
    const loaded = await Promise.all(entries.map(({ owner, target }) => owner.load(target)));
    expect(loaded.map((one) => one?.blobThreshold)).toEqual(entries.map(({ id }) => id));
  });

  it("is one for all targets of an address, and remembers the latest ones", async () => {
    const file = create();
    const saved = Array.from({ length: 600 }, (_, index) =>
      file.save(`/t${index}`, { ...state, blobThreshold: index }),
    );
    await Promise.all(saved);
    await file.save("/t540", { dialect: "v0" });
    await file.save("/new", state);
    expect((await stat(await onlyFile())).size).toBeLessThan(20_000);
    const loaded = async (target: string) => await create().load(target);
    expect(await loaded("/t0")).toBeUndefined();
    expect(await loaded("/t536")).toBeUndefined();
    expect((await loaded("/t537"))?.blobThreshold).toBe(537);
    expect(await loaded("/t540")).toEqual({ dialect: "v0" });
    expect(await loaded("/new")).toEqual(state);
  });

  it("has no room for a state of any length", async () => {
    await create().save("/a", { ...state, blobApiUrl: `http://127.0.0.1/${"x".repeat(1_000)}` });
    await expect(create().load("/a")).resolves.toBeUndefined();
  });

  it("is 0600 in a 0700 folder and replaced atomically", async () => {
    await create().save("/a", state);
    const path = await onlyFile();
    const before = await stat(path);
    expect((before.mode & 0o777).toString(8)).toBe("600");
    expect(((await stat(directory)).mode & 0o777).toString(8)).toBe("700");
    await Promise.all([1, 2, 3].map((blobThreshold) => create().save("/a", { ...state, blobThreshold })));
    expect((await stat(await onlyFile())).ino).not.toBe(before.ino);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
  });

  it.each([
    "",
    "{",
    "null",
    '{"format":3}',
    '{"format":2,"key":"KEY","states":[["t",{"dialect":"v0"}]]}',
    '{"format":3,"key":"other","states":[["t",{"dialect":"v0"}]]}',
    '{"format":3,"key":"KEY","states":[["t",{"dialect":"v7"}]]}',
    '{"format":3,"key":"KEY","states":[[1,{"dialect":"v0"}]]}',
    '{"format":3,"key":"KEY","states":{}}',
    `{"format":3,"key":"KEY","states":[["t",{"dialect":"v0"}]]}${" ".repeat(70_000)}`,
  ])("ignores and removes a file with %j", async (content) => {
    await create().save("/a", state);
    const path = await onlyFile();
    const key = JSON.stringify(JSON.parse(await readFile(path, "utf8")).key);
    await writeFile(path, content.replace('"KEY"', key));
    await expectForgotten();
    await expect(readdir(directory)).resolves.toEqual([]);
  });

  it("ignores and removes a link and a file that others can write", async () => {
    await create().save("/a", state);
    const path = await onlyFile();
    await chmod(path, 0o666);
    await expectForgotten();
    await expect(readdir(directory)).resolves.toEqual([]);

    debugLines = [];
    await create().save("/a", state);
    await writeFile(join(root, "elsewhere"), await readFile(path), { mode: 0o600 });
    await rm(path);
    await symlink(join(root, "elsewhere"), path);
    await expectForgotten();
    await expect(readdir(directory)).resolves.toEqual([]);
    expect((await lstat(join(root, "elsewhere"))).isFile()).toBe(true);
  });

  it("refuses a folder that others can write, for reading and writing", async () => {
    await create().save("/a", state);
    for (const mode of [0o770, 0o707]) {
      debugLines = [];
      await chmod(directory, mode);
      await expectForgotten();
      await create().save("/b", state);
      expect(String(debugLines[1]?.[1]?.["error"])).toContain("chmod 700");
      await expect(readdir(directory)).resolves.toHaveLength(1);
    }
  });

  it("refuses a folder of another user", async () => {
    // Only root can give a folder to another user; all others can use a folder of root.
    if (process.getuid?.() === 0) {
      await mkdir(directory, { recursive: true });
      await chown(directory, 65_534, 65_534);
    } else directory = "/usr";
    await expectForgotten();
    expect(String(debugLines[0]?.[1]?.["error"])).toContain("another user");
  });

  it("refuses a link instead of the folder", async () => {
    await mkdir(join(root, "target"), { mode: 0o700 });
    directory = join(root, "link");
    await symlink(join(root, "target"), directory);
    await create().save("/a", state);
    expect(String(debugLines[0]?.[1]?.["error"])).toContain("not a folder");
    await expect(readdir(join(root, "target"))).resolves.toEqual([]);
  });

  it("logs a failure to write at debug level only", async () => {
    await writeFile(join(root, "file"), "");
    directory = join(root, "file", "below");
    await expect(create().save("/a", state)).resolves.toBeUndefined();
    expect(debugLines).toEqual([["The state file cannot be written.", { target: "/a", error: expect.any(Error) }]]);
  });

  it("is in STEPFLOW_STATE_DIR, else in the user's cache", async () => {
    const withoutOption = createStateFile({ logger, ...self });
    vi.stubEnv("STEPFLOW_STATE_DIR", join(root, "chosen"));
    await withoutOption.save("/a", state);
    await expect(readdir(join(root, "chosen"))).resolves.toHaveLength(1);
    // Only on Linux can the test redirect the user's cache.
    if (process.platform !== "linux") return;
    vi.stubEnv("STEPFLOW_STATE_DIR", "");
    vi.stubEnv("XDG_CACHE_HOME", join(root, "xdg"));
    await withoutOption.save("/a", state);
    await expect(readdir(join(root, "xdg", "stepflow-typescript", "workers"))).resolves.toHaveLength(1);
    await expect(withoutOption.load("/a")).resolves.toEqual(state);
  });
});
