import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import { familyOf, type ProcessEntry, readProcEntries } from "@stepflow/protocol/internal";
import { FOLDER_VARIABLE, type Registration, readRegistration } from "./registration.ts";

/** Time between SIGTERM, or the end of the parent, and SIGKILL. */
const STOP_TIMEOUT_MS = 2_000;
/** Time in which processes that were being started have registered themselves. */
const MIN_WATCH_MS = 500;
const POLL_MS = 100;

/** Reads which processes are registered in a folder. */
export function registeredIn(folder: string): Registration[] {
  return readdirSync(folder).flatMap((name) => readRegistration(name) ?? []);
}

/**
 * Ends registered processes with everything that they have started: first by SIGTERM, then by SIGKILL. Processes that are registered meanwhile are
 * included.
 *
 * @param folder where the registrations are now.
 * @param variable value of {@link FOLDER_VARIABLE} by which their offspring is found on Linux, even if its ancestors have ended.
 */
export async function endProcesses(folder: string, variable: string): Promise<void> {
  const known = new Map<number, string>();
  const look = (): readonly Registration[] => {
    const registered = registeredIn(folder);
    const all = listProcesses();
    const family = registered.flatMap(({ pid }) => familyOf(pid, all));
    const marked = all.filter(({ pid }) => isMarked(pid, variable));
    for (const { pid, started } of [...family, ...marked]) known.set(pid, started);
    return registered;
  };
  const isOver = (registered: readonly Registration[]): boolean =>
    !registered.some(({ pid }) => isRunning(pid)) && !listProcesses().some((one) => known.get(one.pid) === one.started);
  const asked = new Set<number>();
  const startedAt = performance.now();
  for (let ms = 0; ms < STOP_TIMEOUT_MS; ms = performance.now() - startedAt) {
    const registered = look();
    if (ms > MIN_WATCH_MS && isOver(registered)) return;
    for (const { pid } of registered.filter((one) => !one.endsItself && !asked.has(one.pid))) {
      asked.add(pid);
      signalGroup(pid, "SIGTERM");
    }
    await pause(POLL_MS);
  }
  for (const { pid } of look()) signalGroup(pid, "SIGKILL");
  for (const { pid, started } of listProcesses()) if (known.get(pid) === started) send(pid, "SIGKILL");
}

/** Returns whether a process group has processes. */
export function isRunning(pid: number): boolean {
  return signalGroup(pid, 0);
}

/** On other systems than Linux the list is empty, and only process groups are known. */
function listProcesses(): ProcessEntry[] {
  return process.platform === "linux" ? readProcEntries({ readdirSync, readFileSync }) : [];
}

function isMarked(pid: number, variable: string): boolean {
  try {
    return readFileSync(`/proc/${pid}/environ`, "utf8").split("\0").includes(`${FOLDER_VARIABLE}=${variable}`);
  } catch {
    // The process has ended, or belongs to another user.
    return false;
  }
}

/** Returns false if there is no such process. Windows has trees of processes instead of groups. */
function signalGroup(pid: number, signal: NodeJS.Signals | 0): boolean {
  if (process.platform !== "win32") return send(-pid, signal);
  if (signal !== "SIGKILL") return send(pid, 0);
  return spawnSync("taskkill", ["/pid", String(pid), "/t", "/f"], { stdio: "ignore" }).status === 0;
}

function send(pid: number, signal: NodeJS.Signals | 0): boolean {
  try {
    process.kill(pid, signal);
    return true;
  } catch {
    return false;
  }
}
