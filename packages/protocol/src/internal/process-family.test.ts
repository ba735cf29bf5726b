import { describe, expect, it } from "vitest";
import { familyOf, type ProcessEntry, parseProcStat } from "./process-family.ts";

const rest = Array.from({ length: 30 }, (_, index) => (index === 15 ? "777" : "0")).join(" ");

describe("parseProcStat", () => {
  it("reads a name with spaces and parentheses", () => {
    expect(parseProcStat(`42 (a) b (c)) S 7 8 9 ${rest}`)).toEqual({ pid: 42, parent: 7, session: 9, started: "777" });
  });

  it("leaves out a process that waits for its parent", () => {
    expect(parseProcStat(`42 (sh) Z 7 8 9 ${rest}`)).toBeUndefined();
  });
});

describe("familyOf", () => {
  const entry = (pid: number, parent: number, session: number): ProcessEntry => ({
    pid,
    parent,
    session,
    started: "1",
  });
  const pids = (leader: number, ...all: ProcessEntry[]): number[] => familyOf(leader, all).map(({ pid }) => pid);

  it("holds descendants in any session, and orphans of the sessions", () => {
    const all = [entry(9, 8, 8), entry(8, 5, 8), entry(7, 1, 5), entry(6, 1, 8), entry(5, 1, 5), entry(4, 1, 4)];
    expect(pids(5, ...all)).toEqual([9, 8, 7, 6]);
  });

  it("holds what is left in the session of a leader that has ended", () => {
    expect(pids(5, entry(7, 1, 5), entry(8, 7, 8), entry(4, 1, 4))).toEqual([7, 8]);
  });
});
