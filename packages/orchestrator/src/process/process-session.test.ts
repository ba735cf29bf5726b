import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { parseProcStat } from "@stepflow/protocol/internal";
import { describe, expect, it } from "vitest";
import { ServerFamily, signalProcess } from "./process-session.ts";

function sessionOf(pid: number): number | undefined {
  return parseProcStat(readFileSync(`/proc/${pid}/stat`, "utf8"))?.session;
}

describe("ServerFamily", () => {
  it("finds processes of a session whose leader is gone, in whatever process group", async () => {
    // The shell leads a session; its child gets a process group of its own by `set -m`.
    const script = 'set -m; sleep 60 >/dev/null 2>&1 & echo "$!"';
    const leader = spawn("/bin/sh", ["-c", script], { detached: true, stdio: ["ignore", "pipe", "ignore"] });
    const [text] = (await once(leader.stdout, "data")) as [Buffer];
    const child = Number(text.toString());
    if (leader.exitCode === null) await once(leader, "exit");
    expect(new ServerFamily(Number(leader.pid)).look()).toEqual([child]);
    signalProcess(child, "SIGKILL");
    await expect.poll(() => new ServerFamily(Number(leader.pid)).look()).toEqual([]);
    expect(() => signalProcess(child, "SIGKILL")).not.toThrow();
  });

  it("finds a process with a session of its own, also after its parent's end if it was seen before", async () => {
    const leader = spawn("/bin/sh", ["-c", 'setsid sleep 60 >/dev/null 2>&1 & echo "$!"; read line'], {
      detached: true,
      stdio: ["pipe", "pipe", "ignore"],
    });
    const [text] = (await once(leader.stdout, "data")) as [Buffer];
    const child = Number(text.toString());
    const family = new ServerFamily(Number(leader.pid));
    expect(family.look()).toEqual([child]);
    // The shell prints the id before its child has left the session.
    await expect.poll(() => sessionOf(child)).toBe(child);
    leader.stdin.end();
    if (leader.exitCode === null) await once(leader, "exit");
    expect(family.look()).toEqual([child]);
    expect(new ServerFamily(Number(leader.pid)).look()).toEqual([]);
    signalProcess(child, "SIGKILL");
    await expect.poll(() => family.look()).toEqual([]);
  });

  it("finds nothing for a process that leads no session", () => {
    expect(new ServerFamily(2_147_483_646).look()).toEqual([]);
  });
});
