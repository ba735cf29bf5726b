import { readdir, stat } from "node:fs/promises";
import { join, resolve } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import type { CliIo } from "../../io/cli-io.ts";

const WATCHED = /\.(?:[cm]?[jt]sx?|json|ya?ml|py|env)$/i;
const SKIPPED = /^(?:node_modules|dist|__pycache__|\..*)$/;
/** Pause between two looks at the files. Looking works on every file system, and needs no watcher for each folder. */
const PAUSE_MS = 250;

/** Resolves when a file below the paths has changed since the call. @throws the reason of the signal. */
export async function untilChanged(paths: readonly string[], io: Pick<CliIo, "cwd" | "signal">): Promise<void> {
  const first = await stateOf(paths, io);
  for (;;) {
    await pause(PAUSE_MS, undefined, { signal: io.signal }).catch(() => {});
    io.signal.throwIfAborted();
    if ((await stateOf(paths, io)) !== first) return;
  }
}

async function stateOf(paths: readonly string[], { cwd }: Pick<CliIo, "cwd">): Promise<string> {
  const states = await Promise.all(paths.map((path) => fileStates(resolve(cwd, path))));
  return states.flat().sort().join("\n");
}

async function fileStates(path: string): Promise<string[]> {
  const info = await stat(path).catch(() => undefined);
  if (info === undefined) return [];
  if (!info.isDirectory()) return [`${path} ${info.mtimeMs} ${info.size}`];
  const entries = await readdir(path, { withFileTypes: true }).catch(() => []);
  const found = entries.filter((entry) => (entry.isDirectory() ? !SKIPPED.test(entry.name) : WATCHED.test(entry.name)));
  return (await Promise.all(found.map(({ name }) => fileStates(join(path, name))))).flat();
}
