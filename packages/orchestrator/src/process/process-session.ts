import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";

/**
 * Returns the processes that a server started, without the server. The server is the leader of its own session. Its workers have process
 * groups of their own but stay in the session, even after the server was killed.
 */
export function sessionMembers(leader: number): number[] {
  if (process.platform === "win32") return [];
  const found = process.platform === "linux" ? readProc() : readPs();
  return found.filter((entry) => entry.session === leader && entry.pid !== leader).map((entry) => entry.pid);
}

interface ProcessEntry {
  readonly pid: number;
  readonly session: number;
}

function readProc(): ProcessEntry[] {
  const entries: ProcessEntry[] = [];
  for (const name of readdirSync("/proc")) {
    if (!/^\d+$/.test(name)) continue;
    try {
      // "pid (name) state ppid pgrp session …"; the name may contain spaces and parentheses.
      const stat = readFileSync(`/proc/${name}/stat`, "utf8");
      const [state, , , session] = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
      if (state !== "Z") entries.push({ pid: Number(name), session: Number(session) });
    } catch {
      // The process has ended in the meantime.
    }
  }
  return entries;
}

function readPs(): ProcessEntry[] {
  try {
    const text = execFileSync("ps", ["-A", "-o", "pid=,sess="], { encoding: "utf8" });
    return text
      .trim()
      .split("\n")
      .map((line) => {
        const [pid, session] = line.trim().split(/\s+/);
        return { pid: Number(pid), session: Number(session) };
      });
  } catch {
    return [];
  }
}

/** Sends a signal. Does nothing if the process has ended. */
export function signalProcess(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // The process has ended.
  }
}
