import { readdirSync, readFileSync, readlinkSync } from "node:fs";
import { familyOf, type ProcessEntry, readProcEntries } from "@stepflow/protocol/internal";

/** File descriptors of stdout and stderr. */
const OUTPUTS = [1, 2];

/**
 * The processes that a process has started, those in sessions of their own included, on Linux. They are descendants of the living process,
 * or hold its stdout or stderr, which also finds them after its end. A process that met neither condition at any check is not found.
 */
export class ProcessOffspring {
  readonly #leader: number;
  readonly #outputs: ReadonlySet<string>;
  readonly #known = new Map<number, string>();

  constructor(leader: number) {
    this.#leader = leader;
    this.#outputs = new Set(outputsOf(leader));
  }

  /** Looks for processes while their ancestors live. */
  note(): void {
    this.#find(readProcesses());
  }

  /** Kills all that are known or found now. */
  kill(): void {
    for (const { pid } of this.#find(readProcesses())) {
      try {
        process.kill(pid, "SIGKILL");
      } catch {
        // The process has ended.
      }
    }
  }

  #find(all: readonly ProcessEntry[]): ProcessEntry[] {
    const family = new Set(familyOf(this.#leader, all));
    const isOurs = (entry: ProcessEntry): boolean => {
      if (entry.pid === this.#leader || entry.pid === process.pid) return false;
      const isKnown = this.#known.get(entry.pid) === entry.started;
      return isKnown || family.has(entry) || outputsOf(entry.pid).some((output) => this.#outputs.has(output));
    };
    const found = all.filter(isOurs);
    for (const { pid, started } of found) this.#known.set(pid, started);
    return found;
  }
}

/** Returns the pipes or sockets that are stdout and stderr of a process. Files and terminals may be shared with other programs. */
function outputsOf(pid: number): string[] {
  return OUTPUTS.flatMap((descriptor) => {
    try {
      const target = readlinkSync(`/proc/${pid}/fd/${descriptor}`);
      return /^(?:pipe|socket):/.test(target) ? [target] : [];
    } catch {
      return [];
    }
  });
}

function readProcesses(): ProcessEntry[] {
  return process.platform === "linux" ? readProcEntries({ readdirSync, readFileSync }) : [];
}
