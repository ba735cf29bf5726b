import { chmod, mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished, vi } from "vitest";
import { createRuntime } from "../create-runtime.ts";

it.runIf(process.getuid !== undefined)("an existing folder that others can write is reported", async () => {
  const parent = await mkdtemp(join(tmpdir(), "shared-folder-"));
  onTestFinished(() => rm(parent, { recursive: true }));
  const folders = ["blobs", "runs"].map((name) => join(parent, name));
  const warn = vi.fn();
  const open = async (): Promise<void> => {
    const [blobs = "", runs = ""] = folders;
    const logger = { debug() {}, warn, error() {} };
    await (await createRuntime({ blobs: { folder: blobs }, runs: { folder: runs }, logger })).close();
  };
  await open();
  expect(warn).not.toHaveBeenCalled();
  for (const mode of [0o770, 0o707]) {
    warn.mockClear();
    for (const folder of folders) await chmod(folder, mode);
    await open();
    const messages = warn.mock.calls.map(([message]) => String(message)).sort();
    expect(messages).toEqual(
      folders.map((folder) =>
        expect.stringContaining(`Other users of this machine can replace the files in ${folder}.`),
      ),
    );
  }
  for (const folder of folders) await rm(folder, { recursive: true });
  for (const folder of folders) await mkdir(folder, { mode: 0o755 });
  warn.mockClear();
  await open();
  expect(warn).not.toHaveBeenCalled();
});
