/** A process of the operating system. */
export interface ProcessEntry {
  readonly pid: number;
  readonly parent: number;
  readonly session: number;
  /** Time of the start in ticks. It distinguishes a process from a later one with the same id. */
  readonly started: string;
}

/** Reads `/proc/<pid>/stat`. Returns undefined for a process that has ended and waits for its parent. */
export function parseProcStat(stat: string): ProcessEntry | undefined {
  // "pid (name) state ppid pgrp session … starttime …"; the name may contain spaces and parentheses.
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  const [state, parent, , session] = fields;
  if (state === "Z") return undefined;
  return {
    pid: Number.parseInt(stat, 10),
    parent: Number(parent),
    session: Number(session),
    started: fields[19] ?? "",
  };
}

/** The parts of `node:fs` that {@link readProcEntries} needs. */
export interface ProcFiles {
  readonly readdirSync: (path: string) => readonly string[];
  readonly readFileSync: (path: string, encoding: "utf8") => string;
}

/** Lists the living processes of Linux. */
export function readProcEntries({ readdirSync, readFileSync }: ProcFiles): ProcessEntry[] {
  return readdirSync("/proc").flatMap((name) => {
    if (!/^\d+$/.test(name)) return [];
    try {
      return parseProcStat(readFileSync(`/proc/${name}/stat`, "utf8")) ?? [];
    } catch {
      // The process has ended in the meantime.
      return [];
    }
  });
}

/**
 * Returns the living processes that belong to a process, without itself: its descendants and the members of its session, and theirs. A child
 * that leads a session of its own is found as long as its parent lives.
 */
export function familyOf(leader: number, all: readonly ProcessEntry[]): ProcessEntry[] {
  const members = new Set([leader]);
  for (let size = 0; size !== members.size; ) {
    size = members.size;
    for (const { pid, parent, session } of all) if (members.has(parent) || members.has(session)) members.add(pid);
  }
  return all.filter(({ pid }) => pid !== leader && members.has(pid));
}
