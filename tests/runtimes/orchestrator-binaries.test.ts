import { spawn } from "node:child_process";
import { appendFile, copyFile, mkdir, readdir } from "node:fs/promises";
import { join } from "node:path";
import {
  findServer,
  installServer,
  ServerInstallError,
  ServerMismatchError,
  startOrchestrator,
} from "@stepflow/orchestrator";
import { describe, expect, it } from "vitest";
import { failureOf } from "../support/failure-of.ts";
import { typescriptArgs } from "../support/processes/typescript-args.ts";
import { useOrchestrators } from "../support/runtimes/test-orchestrators.ts";

const lab = useOrchestrators();

describe("binaries", () => {
  async function cachedBinary(version: string): Promise<string> {
    return await installServer(version);
  }

  it("refuses a published binary of another version before starting it", async () => {
    const binary = await cachedBinary("0.11.1");
    const error = await failureOf(startOrchestrator({ version: "0.9.0", workers: {}, binary }));
    expect(error).toBeInstanceOf(ServerMismatchError);
    expect(error.message).toContain(`${binary} (option "binary") is stepflow-server 0.11.1, but 0.9.0 is wanted`);
  });

  it("refuses an unknown binary that reports another version", async () => {
    const binary = join(lab.folder, "stepflow-server");
    await copyFile(await cachedBinary("0.11.1"), binary);
    await appendFile(binary, "not the published file any more");
    const error = await failureOf(startOrchestrator({ version: "0.11.0", workers: {}, binary }));
    expect(error).toBeInstanceOf(ServerMismatchError);
    expect(error.message).toContain("is stepflow-server 0.11.1, but 0.11.0 is wanted");
    const right = await lab.start({ version: "0.11.1", workers: {}, binary });
    expect(await right.client.health()).toMatchObject({ version: "0.11.1" });
  });

  it("reads STEPFLOW_SERVER, and names the variable if its file has another version or is not a program", async () => {
    const binary = await cachedBinary("0.11.1");
    expect(await findServer("0.11.1", { env: { STEPFLOW_SERVER: binary } })).toEqual({
      path: binary,
      source: "environment",
      verified: true,
    });
    const wrong = await failureOf(findServer("0.9.0", { env: { STEPFLOW_SERVER: binary } }));
    expect(wrong.message).toContain("(STEPFLOW_SERVER) is stepflow-server 0.11.1");
    const missing = await failureOf(findServer("0.9.0", { env: { STEPFLOW_SERVER: join(lab.folder, "none") } }));
    expect(missing.message).toContain("STEPFLOW_SERVER names");
  });

  it("two processes that start with one empty cache succeed: one installs, and later starts need no network", async () => {
    const cacheDir = join(lab.folder, "cache");
    const messages: string[] = [];
    const onProgress = (message: string): void => void messages.push(message);
    const [mine, other] = await Promise.all([
      installServer("0.11.1", { cacheDir, onProgress }),
      runInstaller(cacheDir, "0.11.1"),
    ]);
    expect(other.path).toBe(mine);
    const all = [...messages, ...other.messages];
    expect(all.filter((line) => line.startsWith("installing"))).toHaveLength(1);
    expect(await readdir(join(cacheDir, "servers"))).toEqual([`0.11.1-${process.platform}-${process.arch}`]);

    const offline = { PATH: "", HOME: lab.folder };
    expect(await installServer("0.11.1", { cacheDir, env: offline })).toBe(mine);
    expect(await findServer("0.11.1", { cacheDir, env: offline })).toMatchObject({ path: mine, source: "cache" });
  });

  it("without a network, and for an unknown version, fails with the message of pip", async () => {
    const options = { cacheDir: join(lab.folder, "cache"), onProgress: () => undefined };
    const env = { PATH: process.env["PATH"], PIP_INDEX_URL: "http://127.0.0.1:9/simple", PIP_RETRIES: "0" };
    const offline = await failureOf(installServer("0.11.1", { ...options, env }));
    expect(offline).toBeInstanceOf(ServerInstallError);
    expect(offline.message).toContain("the package index offered no version at all");
    const unknown = await failureOf(installServer("0.0.99", options));
    expect(unknown).toBeInstanceOf(ServerInstallError);
    expect(unknown.message).toContain("no such version");
    expect(await readdir(join(options.cacheDir, "servers"))).toEqual([]);
  });

  it("without Python, fails with what to install", async () => {
    const env = { PATH: join(lab.folder, "empty") };
    await mkdir(env.PATH);
    const error = await failureOf(installServer("0.11.1", { cacheDir: lab.folder, env, onProgress: () => undefined }));
    expect(error).toBeInstanceOf(ServerInstallError);
    expect(error.message).toContain("no Python was found (tried python3.11, python3, python)");
    expect(error.message).toContain("STEPFLOW_SERVER");
  });
});

function runInstaller(cacheDir: string, version: string): Promise<{ path: string; messages: string[] }> {
  const file = new URL("../support/runtimes/install-main.ts", import.meta.url);
  const env = { ...process.env, STEPFLOW_CACHE_DIR: cacheDir, RUNTIME: version };
  const child = spawn(process.execPath, typescriptArgs(file), { env, stdio: ["ignore", "pipe", "inherit"] });
  return new Promise((resolve, reject) => {
    let text = "";
    child.stdout.on("data", (chunk: Buffer) => {
      text += chunk.toString();
    });
    child.once("error", reject);
    child.once("close", () => resolve(JSON.parse(text)));
  });
}
