import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { FolderBlobStore } from "@stepflow/runtime";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { useProgram } from "../support/bundle.ts";
import { blobOf, labelOf } from "../support/seeded-blob.ts";

const KILLS = 50;
/** Writers may work at the same time, as processes that share a folder do. */
const AT_ONCE = 2;

const program = useProgram("blob-writing-main.ts");
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "stepflow-killed-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** What became of a writer: names of blobs by id. */
interface Written {
  readonly put: Map<string, string>;
  readonly kept: Map<string, string>;
}

/** Runs a writer until it is killed: by itself at a byte of its writes, or by us after so many confirmations. */
async function runUntilKilled(seed: string, fatalByte: number, confirmations: number): Promise<Written> {
  const child = spawn(process.execPath, [program.path, folder, seed, String(fatalByte)], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const written: Written = { put: new Map(), kept: new Map() };
  const lines = createInterface({ input: child.stdout });
  lines.on("line", (line) => {
    const [what, id, name] = JSON.parse(line) as ["put" | "kept", string, string];
    written[what].set(id, name);
    if (fatalByte === 0 && what === "kept" && written.kept.size === confirmations) child.kill("SIGKILL");
  });
  await Promise.all([endOf(child), once(lines, "close")]);
  return written;
}

async function endOf(child: ChildProcess): Promise<void> {
  const [, signal] = (await once(child, "exit")) as [number | null, string | null];
  if (signal !== "SIGKILL") throw new Error("The writer ended by itself.");
}

/** Random, but the same again for the same seed. */
function sequence(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

describe("writers that are killed", () => {
  it(`lose no blob that they confirmed and leave none torn, in ${KILLS} kills at random bytes and moments`, {
    timeout: 120_000,
  }, async () => {
    // Part of every blob's name, and so of what a failure says.
    const seed = Date.now() % 1_000_000;
    const random = sequence(seed);
    const runs = Array.from({ length: KILLS }, (_, index) => ({
      name: `${seed}-${index}`,
      fatalByte: index % 2 === 0 ? 1 + Math.floor(random() * 300_000) : 0,
      confirmations: 1 + Math.floor(random() * 20),
    }));
    const put = new Map<string, string>();
    const kept = new Map<string, string>();
    const work = runs.values();
    const lane = async (): Promise<void> => {
      for (const { name, fatalByte, confirmations } of work) {
        const written = await runUntilKilled(name, fatalByte, confirmations);
        for (const [id, blob] of written.put) put.set(id, blob);
        for (const [id, blob] of written.kept) kept.set(id, blob);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, lane));

    const store = await FolderBlobStore.open(folder);
    expect(await readdir(join(folder, ".tmp"))).toEqual([]);
    for (const [id, name] of kept) {
      const blob = await store.get(id);
      if (blob === undefined) throw new Error(`Blob ${name} was confirmed and is lost.`);
      expect(Buffer.compare(blob.content, blobOf(name)), `blob ${name}`).toBe(0);
      expect({ type: blob.type, filename: blob.filename }).toEqual({ filename: undefined, ...labelOf(name) });
    }
    // Not confirmed: there as a whole, or not at all.
    const unconfirmed = [...put].filter(([id]) => !kept.has(id));
    for (const [id, name] of unconfirmed) {
      const blob = await store.get(id);
      if (blob !== undefined) expect(Buffer.compare(blob.content, blobOf(name)), `blob ${name}`).toBe(0);
    }
    expect(unconfirmed.length).toBeGreaterThanOrEqual(10);
    expect(kept.size).toBeGreaterThanOrEqual(KILLS);
    const known = new Set([...put.keys()].flatMap((id) => [id, `${id}.json`]));
    expect((await readdir(folder)).filter((file) => file !== ".tmp" && !known.has(file))).toEqual([]);
  });
});
