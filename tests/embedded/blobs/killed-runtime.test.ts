import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { type Client, ClientError, createClient } from "@stepflow/client";
import { FolderBlobStore } from "@stepflow/runtime";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { blobOf, filenameOf } from "../../support/data/seeded-blob.ts";
import { useProgram } from "../../support/processes/bundle.ts";
import { IS_WHOLE } from "../../support/whole.ts";

/** Number of runtimes that kill themselves at some byte of a write. */
const KILLS_AT_BYTES = IS_WHOLE ? 50 : 8;
/** Number of runtimes that are killed from outside at any moment. */
const KILLS_AT_MOMENTS = IS_WHOLE ? 8 : 3;
/** Number of runtimes that run at the same time and share a folder. */
const AT_ONCE = 2;
/** Number of blobs that are sent to one runtime at the same time. */
const LANES = 8;

const program = useProgram("runtimes/blob-keeping-main.ts");
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "stepflow-killed-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** The sent and the confirmed blobs: names by id. */
class Blobs {
  readonly sent = new Map<string, string>();
  readonly kept = new Map<string, string>();

  /** A refused blob, or one with another id, must not count as lost by the end of the runtime. */
  async put(client: Client, name: string): Promise<boolean> {
    const id = createHash("sha256").update(blobOf(name)).digest("hex");
    this.sent.set(id, name);
    try {
      const filename = filenameOf(name);
      expect(await client.putBinary(blobOf(name), filename === undefined ? {} : { filename })).toBe(id);
      this.kept.set(id, name);
      return true;
    } catch (error) {
      if (error instanceof ClientError && error.status === undefined) return false;
      throw error;
    }
  }
}

interface Death {
  readonly name: string;
  /** Byte of its writes at which the runtime kills itself; 0 if it is killed from outside. */
  readonly fatalByte: number;
  /** Number of confirmed blobs after which the runtime is killed from outside. */
  readonly confirmations: number;
}

/** Sends blobs to a runtime, several at a time, until it is killed. */
async function writeUntilKilled(blobs: Blobs, { name, fatalByte, confirmations }: Death): Promise<void> {
  const child = spawn(process.execPath, [program.path, folder, String(fatalByte)], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const exit = once(child, "exit") as Promise<[number | null, string | null]>;
  const [url] = (await once(createInterface({ input: child.stdout }), "line")) as [string];
  const client = createClient({ url });
  let next = 0;
  let confirmed = 0;
  const lane = async (): Promise<void> => {
    while (await blobs.put(client, `${name}-${next++}`)) {
      confirmed += 1;
      if (fatalByte === 0 && confirmed === confirmations) child.kill("SIGKILL");
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  const [, signal] = await exit;
  expect(signal).toBe("SIGKILL");
}

/** Returns a source of random numbers, which depend on the seed only. */
function sequence(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

describe("runtimes that are killed", () => {
  it(`lose no confirmed blob and leave no truncated one, in ${KILLS_AT_BYTES} kills at random bytes and ${KILLS_AT_MOMENTS} at random moments`, {
    timeout: 180_000,
  }, async () => {
    // The seed is part of every blob's name, and so of the message of a failure.
    const seed = Date.now() % 1_000_000;
    const random = sequence(seed);
    const deaths = Array.from({ length: KILLS_AT_BYTES + KILLS_AT_MOMENTS }, (_, index) => ({
      name: `${seed}-${index}`,
      fatalByte: index < KILLS_AT_BYTES ? 1 + Math.floor(random() * 300_000) : 0,
      confirmations: 1 + Math.floor(random() * 20),
    }));
    const blobs = new Blobs();
    const work = deaths.values();
    const lane = async (): Promise<void> => {
      for (const death of work) await writeUntilKilled(blobs, death);
    };
    await Promise.all(Array.from({ length: AT_ONCE }, lane));

    const store = await FolderBlobStore.open(folder);
    expect(await readdir(join(folder, ".tmp"))).toEqual([]);
    for (const [id, name] of blobs.kept) {
      const blob = await store.get(id);
      if (blob === undefined) throw new Error(`Blob ${name} was confirmed and is lost.`);
      expect(Buffer.compare(blob.content, blobOf(name)), `blob ${name}`).toBe(0);
      expect({ type: blob.type, filename: blob.filename }).toEqual({ type: "binary", filename: filenameOf(name) });
    }
    // An unconfirmed blob is stored completely or not at all.
    const unconfirmed = [...blobs.sent].filter(([id]) => !blobs.kept.has(id));
    for (const [id, name] of unconfirmed) {
      const blob = await store.get(id);
      if (blob !== undefined) expect(Buffer.compare(blob.content, blobOf(name)), `blob ${name}`).toBe(0);
    }
    expect(unconfirmed.length).toBeGreaterThanOrEqual(10);
    expect(blobs.kept.size).toBeGreaterThanOrEqual(KILLS_AT_BYTES);
    const known = new Set([...blobs.sent.keys()].flatMap((id) => [id, `${id}.json`]));
    expect((await readdir(folder)).filter((file) => file !== ".tmp" && !known.has(file))).toEqual([]);
  });
});
