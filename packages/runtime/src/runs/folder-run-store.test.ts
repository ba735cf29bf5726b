import { rm, stat, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { ran, shown, useRunFolder } from "../../../../tests/support/runtimes/run-folder.ts";
import { FolderRunStore } from "./folder-run-store.ts";
import { MemoryRunStore } from "./memory-run-store.ts";
import type { RunStore } from "./run-store.ts";

const folder = useRunFolder();

describe("a folder of runs", () => {
  it.each([{}, { steps: "status" }, { steps: "none" }, { items: false, steps: "none" }] as const)(
    "shows after a restart what it showed before, which is what a store in memory shows (retain %j)",
    async (retain) => {
      const memory = new MemoryRunStore();
      const store = await folder.open();
      const both: RunStore = {
        ...memory,
        record(event) {
          memory.record(event);
          store.record(event);
        },
        get: (id) => memory.get(id),
        list: (filter) => memory.list(filter),
        items: (id) => memory.items(id),
        journal: (id) => memory.journal(id),
        remove: (id) => memory.remove(id),
      };
      const ids = [
        await ran(both, [1, "fail", { big: "x".repeat(100_000) }], { retain }),
        await ran(both, [2], { retain }),
      ];
      const before = ids.map((id) => shown(memory, id));
      expect(ids.map((id) => shown(store, id))).toEqual(before);
      const again = await folder.reopen(store);
      expect(ids.map((id) => shown(again, id))).toEqual(before);
      expect(again.list({ status: "failed" }).map(({ runId }) => runId)).toEqual([ids[0]]);
      expect(folder.warnings).toEqual([]);
    },
  );

  it("stores a large value once, in a file of its own, until the last run that holds it is removed", async () => {
    const store = await folder.open();
    const ids = [await ran(store, ["x".repeat(70_000)]), await ran(store, ["x".repeat(70_000)])];
    // The input of the run and of the first step, and the input and result of the second one.
    expect((await folder.files("bodies")).length).toBeLessThanOrEqual(4);
    expect((await stat(folder.fileOf(ids[0] ?? ""))).size).toBeLessThan(10_000);
    const again = await folder.reopen(store);
    expect(again.items(ids[1] ?? "")?.[0]?.input).toBe("x".repeat(70_000));
    expect(again.remove(ids[0] ?? "")).toBe(true);
    expect(again.items(ids[1] ?? "")?.[0]?.input).toBe("x".repeat(70_000));
    expect(again.remove(ids[1] ?? "")).toBe(true);
    expect([await folder.files("bodies"), await folder.files("runs")]).toEqual([[], []]);
  });

  it("keeps the latest ended runs, by number and by size", async () => {
    const store = await folder.open({ maxEndedRuns: 2 });
    const ids = [await ran(store, [1]), await ran(store, [2]), await ran(store, [3])];
    expect(await folder.files("runs")).toEqual(
      ids
        .slice(1)
        .map((id) => `${id}.jsonl`)
        .sort(),
    );
    const one = await folder.reopen(store, { maxEndedRuns: 1 });
    expect(one.list().map(({ runId }) => runId)).toEqual([ids[2]]);
    const bounded = await folder.reopen(one, { maxBytes: 300_000 });
    for (let index = 0; index < 10; index += 1) await ran(bounded, [`${index}${"y".repeat(100_000)}`]);
    expect(bounded.list().length).toBeLessThan(4);
    expect((await folder.files("bodies")).length).toBeLessThanOrEqual(6);
  });
});

describe("a disk that fails", () => {
  it("does not stop a run, which stays in memory and is interrupted for the next process", async () => {
    const store = await folder.open();
    const first = await ran(store, [1]);
    const runId = "019d0000-0000-7000-8000-000000000001";
    // Each write to this device fails as on a full disk.
    await symlink("/dev/full", folder.fileOf(runId));
    await ran(store, [1], undefined, [runId]);
    expect(store.get(runId)?.status).toBe("completed");
    expect(folder.warnings.splice(0)).toEqual([
      expect.stringMatching(
        /^Cannot write .*0001.jsonl: ENOSPC.* but will be shown as interrupted by the next process\.$/,
      ),
    ]);
    await rm(folder.fileOf(runId));
    const last = await ran(store, [1]);
    expect((await folder.reopen(store)).list().map((run) => run.runId)).toEqual([last, first]);
  });

  it("is an error when the folder is opened, with its reason", async () => {
    await writeFile(join(folder.path, "file"), "");
    await expect(FolderRunStore.open(join(folder.path, "file"))).rejects.toThrow(
      /^Cannot keep runs in .*EEXIST|ENOTDIR/,
    );
    await expect(FolderRunStore.open("")).rejects.toThrow(TypeError);
    await expect(FolderRunStore.open(folder.path, { maxBytes: 0 })).rejects.toThrow(RangeError);
  });
});

it("events after close() stay in memory", async () => {
  const store = await folder.open();
  store.close();
  const id = await ran(store, [1]);
  expect(store.get(id)?.status).toBe("completed");
  expect(await folder.files("runs")).toEqual([]);
});
