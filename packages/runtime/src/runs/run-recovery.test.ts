import { readdir, readFile, truncate, writeFile } from "node:fs/promises";
import { hostname } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { ran, shown, TWO_STEPS, useRunFolder } from "../../../../tests/support/runtimes/run-folder.ts";
import { createEngine } from "../create-engine.ts";
import { RunFolderInUseError } from "./folder-lock.ts";
import { FolderRunStore } from "./folder-run-store.ts";
import { readRunFile } from "./read-run-file.ts";
import { RunBodies } from "./run-bodies.ts";

const folder = useRunFolder();

describe("a process that died", () => {
  /** Starts a run whose second item never ends, and returns the folder to the state that a killed process leaves. */
  async function killed(): Promise<{ readonly runId: string; readonly text: Buffer }> {
    const store = await folder.open();
    const engine = createEngine({
      runs: store,
      executeComponent: (path, input) =>
        input === 1 || path !== "/w/a" ? Promise.resolve({ outcome: "success", result: input }) : new Promise(() => {}),
    });
    const { runId } = engine.submit(TWO_STEPS, [1, 2]);
    await expect.poll(() => store.get(runId)?.items.completed).toBe(1);
    await new Promise((resolve) => setImmediate(() => setImmediate(resolve)));
    const text = await readFile(folder.fileOf(runId));
    store.close();
    return { runId, text };
  }

  it("leaves its runs as interrupted, with the results that they had", async () => {
    const { runId } = await killed();
    const store = await folder.open();
    expect(store.get(runId)).toMatchObject({
      status: "interrupted",
      items: { total: 2, completed: 1, running: 0, cancelled: 1, failed: 0 },
      completedAt: expect.any(Number),
    });
    expect(store.items(runId)).toMatchObject([
      { status: "completed", result: { outcome: "success", result: [1] } },
      { status: "cancelled", stepStates: [{ stepId: "a", status: "running" }] },
    ]);
    const before = shown(store, runId);
    const again = await folder.reopen(store);
    expect(shown(again, runId)).toEqual(before);
    expect(again.remove(runId)).toBe(true);
  });

  it("may tear the last line at any byte", { timeout: 60_000 }, async () => {
    const { runId, text } = await killed();
    const bodies = new RunBodies(folder.path);
    const firstLine = text.indexOf(10) + 1;
    for (let bytes = 0; bytes <= text.length; bytes += 1) {
      const part = text.subarray(0, bytes);
      const lines = part.toString("latin1").split("\n").length - 1;
      await writeFile(folder.fileOf(runId), part);
      const read = readRunFile(folder.fileOf(runId), bodies);
      expect([read.events.length, read.faults, read.created?.runId]).toEqual([
        lines,
        [],
        lines > 0 ? runId : undefined,
      ]);
      // Opening the folder takes longer, so it is done for some of the places, those around the first line included.
      if (bytes % 40 !== 0 && Math.abs(bytes - firstLine) > 1) continue;
      const store = await folder.open();
      expect(store.list()).toHaveLength(bytes < firstLine ? 0 : 1);
      if (bytes >= firstLine) {
        expect(store.get(runId)?.status).toBe("interrupted");
        expect(store.journal(runId)?.at(-1)?.type).toBe("runEnded");
        expect(shown(await folder.reopen(store), runId)).toEqual(shown(store, runId));
      }
      folder.closeAll();
    }
    expect(folder.warnings).toEqual([]);
  });

  it("may have left unreadable lines, which are named and left out", async () => {
    const { runId, text } = await killed();
    const lines = text.toString().split("\n");
    for (const damage of [
      "",
      "null",
      "{}",
      '{"type":"stepEnded"',
      '{"type":"x","runId":"y","bodies":{"a":"../../x"}}',
      "\ufffd",
    ]) {
      await writeFile(folder.fileOf(runId), [lines[0], damage, ...lines.slice(1)].join("\n"));
      const store = await folder.open();
      expect(store.items(runId)?.[0]).toMatchObject({ status: "completed" });
      expect(folder.warnings.splice(0)).toEqual([
        expect.stringContaining(`Line 2 of ${folder.fileOf(runId)} cannot be read`),
      ]);
      store.close();
    }
    await writeFile(folder.fileOf(runId), `damage\n${text.toString()}`);
    expect((await folder.open()).list()).toEqual([]);
    expect(folder.warnings.at(-1)).toContain("because its first line is missing");
    expect(await folder.files("runs")).toHaveLength(1);
  });

  it("may have left bodies that no run names; a body that is missing makes its line unreadable", async () => {
    const store = await folder.open();
    const id = await ran(store, ["x".repeat(70_000)]);
    store.close();
    const [body = ""] = await folder.files("bodies");
    await writeFile(join(folder.path, "bodies", "f".repeat(64)), "1");
    await writeFile(join(folder.path, "bodies", `${"e".repeat(64)}.tmp`), "1");
    await truncate(join(folder.path, "bodies", body), 100);
    const again = await folder.open();
    expect(again.get(id)?.status).toBeDefined();
    expect(folder.warnings.join()).toContain(`the body ${body} is damaged`);
    expect(
      (await folder.files("bodies")).filter((name) => /^[ef]/.test(name) && /^(.)\1+(\.tmp)?$/.test(name)),
    ).toEqual([]);
  });
});

describe("another process", () => {
  it("is refused, and so is a second store of this process", async () => {
    const store = await folder.open();
    const refused = await FolderRunStore.open(folder.path).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(RunFolderInUseError);
    expect(refused).toMatchObject({ message: expect.stringContaining(`${folder.path} is in use by this process`) });
    store.close();
    const owner = { machine: "elsewhere", pid: 1, started: "" };
    await writeFile(join(folder.path, "lock"), JSON.stringify(owner));
    await expect(folder.open()).rejects.toThrow("process 1 on the machine elsewhere");
    await writeFile(join(folder.path, "lock"), "");
    await expect(folder.open()).rejects.toThrow(`delete ${join(folder.path, "lock")}`);
  });

  it.each([
    ["that is gone", { pid: 2_147_483_646, started: "1" }],
    ["whose number another one has", { pid: process.pid, started: "1" }],
  ])("%s does not keep the folder", async (_name, owner) => {
    await writeFile(join(folder.path, "lock"), JSON.stringify({ machine: hostname(), ...owner }));
    const store = await folder.open();
    store.close();
    expect(await readdir(folder.path)).toEqual(["bodies", "runs"]);
  });
});
