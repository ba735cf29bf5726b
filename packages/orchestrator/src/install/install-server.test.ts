import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ServerInstallError, ServerMismatchError } from "../orchestrator-error.ts";
import { binaryPath, serversFolder } from "./cache-folder.ts";
import { findServer } from "./find-server.ts";
import { type InstallServerOptions, installServer } from "./install-server.ts";

/** A version without a known hash: any delivered file is accepted, and a message states this. */
const UNKNOWN = "9.9.9";

let folder: string;
let messages: string[];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "install-test-"));
  await mkdir(join(folder, "bin"));
  messages = [];
});

afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

/** Puts a stand-in for Python on the PATH; `install` is what it does as `pip install`, with the target folder in $target. */
async function fakePython(install: string, name = "python3.11", pipVersion = "exit 0"): Promise<void> {
  const script = `#!/bin/sh
PATH=/usr/bin:/bin
if [ "$3" = "--version" ]; then ${pipVersion}; fi
echo "$@" >> "${folder}/calls"
while [ $# -gt 0 ]; do if [ "$1" = "--target" ]; then target="$2"; fi; shift; done
${install}
`;
  const file = join(folder, "bin", name);
  await writeFile(file, script);
  await chmod(file, 0o755);
}

const deliver =
  'mkdir -p "$target/stepflow_orchestrator/bin"; echo server > "$target/stepflow_orchestrator/bin/stepflow-server"';

function options(added: InstallServerOptions = {}): InstallServerOptions {
  const onProgress = (message: string): void => void messages.push(message);
  return { cacheDir: join(folder, "cache"), env: { PATH: join(folder, "bin") }, onProgress, ...added };
}

async function failure(promise: Promise<unknown>): Promise<Error> {
  return await promise.then(
    () => expect.fail("expected a failure"),
    (error: Error) => error,
  );
}

async function cached(): Promise<string[]> {
  return await readdir(serversFolder(options()));
}

describe("installServer", () => {
  it("installs without dependencies and sources into a folder of its own, and leaves only the binary", async () => {
    await fakePython(deliver);
    const path = await installServer(UNKNOWN, options());
    expect(path).toBe(binaryPath(serversFolder(options()), UNKNOWN));
    expect(await readFile(path, "utf8")).toBe("server\n");
    expect(await cached()).toEqual([`${UNKNOWN}-${process.platform}-${process.arch}`]);
    const calls = await readFile(join(folder, "calls"), "utf8");
    expect(calls).toMatch(
      /^-m pip install --no-deps --only-binary=:all: .*--target \S+ stepflow-orchestrator==9\.9\.9\n$/,
    );
  });

  it("reports a binary without a known hash as unchecked", async () => {
    await fakePython(deliver);
    const path = await installServer(UNKNOWN, options());
    expect(messages.join("\n")).toContain("no hash of stepflow-server 9.9.9 is known");
    expect(messages.join("\n")).toContain("so the binary was not checked");
    expect(await findServer(UNKNOWN, options())).toEqual({ path, source: "cache", verified: false });
  });

  it("lets no other user replace the server, whatever pip's mask for new files is", async () => {
    await fakePython(`umask 0; ${deliver}`);
    const path = await installServer(UNKNOWN, options());
    const modes = await Promise.all(
      [path, dirname(path), dirname(dirname(path))].map(async (each) => (await stat(each)).mode),
    );
    expect(modes.map((mode) => mode & 0o022)).toEqual([0, 0, 0]);
  });

  it("overrides settings of pip and Python that would put the package elsewhere, refuse it or end Python", async () => {
    await fakePython(
      `env > "${folder}/env"; ${deliver}`,
      "python3.11",
      `[ "$PYTHONWARNINGS" = error ] && exit 1; exit 0`,
    );
    const PIP = { PIP_USER: "1", PIP_REQUIRE_VIRTUALENV: "1", PIP_REQUIRE_HASHES: "1", PIP_DRY_RUN: "1" };
    const env = { PATH: join(folder, "bin"), PYTHONWARNINGS: "error", PIP_INDEX_URL: "https://index.example", ...PIP };
    await installServer(UNKNOWN, options({ env }));
    const seen = (await readFile(join(folder, "env"), "utf8")).split("\n");
    for (const name of Object.keys(PIP)) expect(seen).toContain(`${name}=0`);
    expect(seen).toContain("PIP_INDEX_URL=https://index.example");
    expect(seen).toContain("PYTHONSAFEPATH=1");
    expect(await readFile(join(folder, "calls"), "utf8")).toContain(" --prefix= --root=/ --target ");
  });

  it("does nothing if the version is installed", async () => {
    await fakePython(deliver);
    const path = await installServer(UNKNOWN, options());
    await rm(join(folder, "bin"), { recursive: true });
    messages = [];
    expect(await installServer(UNKNOWN, options())).toBe(path);
    expect(messages).toEqual([]);
  });

  it("uses STEPFLOW_CACHE_DIR", async () => {
    await fakePython(deliver);
    const env = { PATH: join(folder, "bin"), STEPFLOW_CACHE_DIR: join(folder, "elsewhere") };
    const path = await installServer(UNKNOWN, { env, onProgress: () => undefined });
    expect(path.startsWith(join(folder, "elsewhere", "servers"))).toBe(true);
  });

  it("several at once: one installs, the others wait for its result", async () => {
    await fakePython(`sleep 0.3; ${deliver}`);
    const paths = await Promise.all([1, 2, 3].map(() => installServer(UNKNOWN, options())));
    expect(new Set(paths).size).toBe(1);
    expect(messages.filter((line) => line.startsWith("installing"))).toHaveLength(1);
    expect(messages.filter((line) => line.startsWith("waiting for another process"))).toHaveLength(2);
  });

  it("does not keep a binary whose hash is not the published one", async () => {
    await fakePython(deliver);
    const error = await failure(installServer("0.11.1", options()));
    expect(error).toBeInstanceOf(ServerMismatchError);
    expect(error.message).toMatch(/its sha256 is [0-9a-f]{64}, expected c2001deb/);
    expect(await cached()).toEqual([]);
  });

  it("installs again over a damaged binary and removes what killed installations left", async () => {
    await fakePython(deliver);
    const damaged = binaryPath(serversFolder(options()), "0.11.1");
    await mkdir(join(damaged, ".."), { recursive: true });
    await writeFile(damaged, "half a file", { mode: 0o755 });
    await mkdir(join(serversFolder(options()), ".installing-0.11.1-abc123"));
    expect(await findServer("0.11.1", options())).toBeUndefined();
    expect(await failure(installServer("0.11.1", options()))).toBeInstanceOf(ServerMismatchError);
    expect((await cached()).filter((name) => name.startsWith(".installing"))).toEqual([]);
  });

  it("tries the next Python when the first has no pip", async () => {
    await fakePython("exit 9", "python3.11", "exit 1");
    await fakePython(deliver, "python3");
    await expect(installServer(UNKNOWN, options())).resolves.toContain("9.9.9");
  });

  it.each([
    [
      "no Python",
      async () => undefined,
      /no Python was found \(tried python3\.11, python3, python\)[\s\S]*apt install python3/,
    ],
    ["no pip", () => fakePython("", "python3", "exit 1"), /needs pip, but python3 has no pip[\s\S]*python3-pip/],
    [
      "no network",
      () => fakePython('echo "WARNING: Retrying: NewConnectionError: Network is unreachable" >&2; exit 1'),
      /the package index could not be reached[\s\S]*Network is unreachable[\s\S]*STEPFLOW_SERVER/,
    ],
    [
      "no such version",
      () => fakePython('echo "ERROR: No matching distribution found for x" >&2; exit 1'),
      /no such version for this platform and Python[\s\S]*versions that pip lists/,
    ],
    [
      "nothing offered",
      () =>
        fakePython('echo "Could not find a version that satisfies the requirement x (from versions: none)"; exit 1'),
      /offered no version at all[\s\S]*3\.11 or later/,
    ],
    ["another failure", () => fakePython("echo disk full >&2; exit 2"), /\(exit code 2\)\.\ndisk full/],
    ["nothing delivered", () => fakePython("exit 0"), /contains no stepflow-server for/],
  ])("%s: reports what is missing and leaves nothing behind", async (_, prepare, expected) => {
    await prepare();
    const error = await failure(installServer(UNKNOWN, options()));
    expect(error).toBeInstanceOf(ServerInstallError);
    expect(error.message).toMatch(expected);
    expect(await cached()).toEqual([]);
  });

  it("an aborted installation throws the reason, leaves nothing behind and releases the lock", async () => {
    const controller = new AbortController();
    const reason = new Error("enough");
    await fakePython("sleep 60");
    const onProgress = (): void => controller.abort(reason);
    expect(await failure(installServer(UNKNOWN, options({ signal: controller.signal, onProgress })))).toBe(reason);
    expect(await cached()).toEqual([]);
    await fakePython(deliver);
    await installServer(UNKNOWN, options());
  });

  it("a Python process that does not end is killed at the deadline", async () => {
    await fakePython("sleep 60");
    const error = await failure(installServer(UNKNOWN, options({ timeoutMs: 200 })));
    expect(error.message).toContain("did not finish in time");
    expect(await cached()).toEqual([]);
  });

  it.each(["0.11", "latest", "0.11.1/../x", "", ">=0.9.0"])("refuses the version %j", async (version) => {
    await expect(installServer(version, options())).rejects.toThrow(/version must be an exact one/);
  });

  it("names a cache folder that cannot be created", async () => {
    await writeFile(join(folder, "file"), "");
    const error = await failure(installServer(UNKNOWN, options({ cacheDir: join(folder, "file") })));
    expect(error.message).toMatch(/cannot be created\.\nSet STEPFLOW_CACHE_DIR/);
  });
});
