import { mkdtemp, readdir, rm } from "node:fs/promises";
import module from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { useCli } from "./support/cli-program.ts";

const cli = useCli();
const KEEPS = "enableCompileCache" in module;

/** Runs a command in a new home folder, and returns the entries of its cache folder. */
async function cachedBy(env: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const home = await mkdtemp(join(tmpdir(), "stepflow-home-"));
  onTestFinished(() => rm(home, { recursive: true }));
  const { exitCode } = await cli.run(["--version"], { env: { HOME: home, XDG_CACHE_HOME: home, ...env } });
  expect(exitCode).toBe(0);
  return readdir(join(home, "stepflow-typescript", "compiled")).catch(() => []);
}

describe("the compiled code of stepflow-worker", () => {
  it("is kept in the user's cache folder, if Node can", async () => {
    expect((await cachedBy({})).length).toBe(KEEPS ? 1 : 0);
  });

  it("is not kept if Node's compile cache is disabled", async () => {
    expect(await cachedBy({ NODE_DISABLE_COMPILE_CACHE: "1" })).toEqual([]);
  });

  it("is kept in the folder that NODE_COMPILE_CACHE names", async () => {
    const folder = await mkdtemp(join(tmpdir(), "stepflow-compiled-"));
    onTestFinished(() => rm(folder, { recursive: true }));
    expect(await cachedBy({ NODE_COMPILE_CACHE: folder })).toEqual([]);
    expect((await readdir(folder)).length).toBe(KEEPS ? 1 : 0);
  });
});
