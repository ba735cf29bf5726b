import { spawn } from "node:child_process";
import { once } from "node:events";
import { describe, expect, it } from "vitest";
import { sessionMembers, signalProcess } from "./process-session.ts";

describe("sessionMembers", () => {
  it("finds processes of a session whose leader is gone, in whatever process group", async () => {
    // The shell leads a session; its child gets a process group of its own by `set -m`.
    const script = 'set -m; sleep 60 >/dev/null 2>&1 & echo "$!"';
    const leader = spawn("/bin/sh", ["-c", script], { detached: true, stdio: ["ignore", "pipe", "ignore"] });
    const [text] = (await once(leader.stdout, "data")) as [Buffer];
    const child = Number(text.toString());
    if (leader.exitCode === null) await once(leader, "exit");
    expect(sessionMembers(Number(leader.pid))).toEqual([child]);
    signalProcess(child, "SIGKILL");
    await expect.poll(() => sessionMembers(Number(leader.pid))).toEqual([]);
    expect(() => signalProcess(child, "SIGKILL")).not.toThrow();
  });

  it("finds nothing for a process that leads no session", () => {
    expect(sessionMembers(2_147_483_646)).toEqual([]);
  });
});
