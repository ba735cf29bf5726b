import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { familyOf, type ProcessEntry, readProcEntries } from "@stepflow/protocol/internal";

/**
 * The processes that a server started, without the server. The server is the leader of its own session. Its workers have process groups of
 * their own but stay in the session, even after the server was killed. Processes in sessions of their own are found while their parents live.
 */
export class ServerFamily {
  readonly #leader: number;
  readonly #known = new Map<number, string>();

  constructor(leader: number) {
    this.#leader = leader;
  }

  /** Returns the living processes that are found now, or were found at an earlier look. */
  look(): number[] {
    const all = readProcesses();
    const family = new Set(familyOf(this.#leader, all));
    const found = all.filter((entry) => family.has(entry) || this.#known.get(entry.pid) === entry.started);
    for (const { pid, started } of found) this.#known.set(pid, started);
    return found.map(({ pid }) => pid);
  }
}

function readProcesses(): ProcessEntry[] {
  if (process.platform === "win32") return [];
  return process.platform === "linux" ? readProcEntries({ readdirSync, readFileSync }) : readPs();
}

function readPs(): ProcessEntry[] {
  try {
    const text = execFileSync("ps", ["-A", "-o", "pid=,ppid=,sess=,lstart="], { encoding: "utf8" });
    return text
      .trim()
      .split("\n")
      .map((line) => {
        const [pid, parent, session, ...started] = line.trim().split(/\s+/);
        return { pid: Number(pid), parent: Number(parent), session: Number(session), started: started.join(" ") };
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
