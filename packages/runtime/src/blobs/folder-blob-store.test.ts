import { spawnSync } from "node:child_process";
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, utimes, writeFile } from "node:fs/promises";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { assert, asyncProperty, dictionary, jsonValue, string, uint8Array } from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { BlobDamagedError } from "./blob-damaged-error.ts";
import { jsonOf, putJson } from "./blob-store.ts";
import { hashBytes, hashJson } from "./content-hash.ts";
import { FolderBlobStore } from "./folder-blob-store.ts";

let folder: string;
let store: FolderBlobStore;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "stepflow-blobs-"));
  store = await FolderBlobStore.open(folder);
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const files = async (): Promise<string[]> => (await readdir(folder)).filter((name) => name !== ".tmp").sort();

describe("FolderBlobStore", () => {
  it("keeps content, type and filename for stores that open the folder later or at the same time", async () => {
    const other = await FolderBlobStore.open(folder);
    const content = Uint8Array.of(0, 255, 1);
    const id = await store.put(content, { type: "binary", filename: 'grö"ße.bin' });
    expect(id).toBe(hashBytes(content));
    const expected = { id, type: "binary", filename: 'grö"ße.bin', content };
    expect(await store.get(id)).toEqual(expected);
    expect(await other.get(id)).toEqual(expected);
    expect(await (await FolderBlobStore.open(folder)).get(id)).toEqual(expected);
  });

  it("lets no other user read blobs, labels and the folders it creates", async () => {
    const inner = join(folder, "a", "b");
    const id = await putJson(await FolderBlobStore.open(inner), "secret", { filename: "a.json" });
    const paths = [join(folder, "a"), inner, join(inner, ".tmp"), join(inner, id), join(inner, `${id}.json`)];
    const modes = await Promise.all(paths.map(async (path) => (await stat(path)).mode & 0o777));
    expect(modes).toEqual([0o700, 0o700, 0o700, 0o600, 0o600]);
  });

  it("keeps the bytes when the Buffer they came in changes", async () => {
    const bytes = Buffer.from([1, 2, 3]);
    const stored = store.put(bytes);
    bytes[0] = 9;
    expect(await store.get(await stored)).toMatchObject({ content: Uint8Array.of(1, 2, 3) });
  });

  it("blobs.put.dedupe: storing the same content again keeps the file and replaces the label", async () => {
    const id = await putJson(store, { a: 1 }, { type: "flow" });
    expect(await putJson(store, { a: 1 }, { filename: "a.json" })).toBe(id);
    expect(await store.get(id)).toMatchObject({ type: "data", filename: "a.json" });
    expect(await putJson(store, { a: 1 })).toBe(id);
    expect(await store.get(id)).toMatchObject({ type: "data", filename: undefined });
    expect(await files()).toEqual([id]);
  });

  it("names the file by the hash of its content", async () => {
    const id = await putJson(store, [1, "zwei"]);
    expect(id).toBe(hashJson([1, "zwei"]));
    expect(hashBytes(await readFile(join(folder, id)))).toBe(id);
  });

  it("returns any content unchanged", async () => {
    await assert(
      asyncProperty(uint8Array({ maxLength: 2_000 }), string(), async (content, filename) => {
        const id = await store.put(content, { type: "binary", filename });
        expect(await store.get(id)).toEqual({ id, type: "binary", filename, content });
      }),
      { numRuns: 30 },
    );
    await assert(
      asyncProperty(dictionary(string(), jsonValue({ maxDepth: 2 }), { noNullPrototype: true }), async (value) => {
        const blob = await store.get(await putJson(store, value));
        expect(blob === undefined ? undefined : jsonOf(blob)).toEqual(JSON.parse(JSON.stringify(value)));
      }),
      { numRuns: 30 },
    );
  });

  it.each(["", "..", ".tmp", "../x", "0".repeat(63), "A".repeat(64), `sha256:${"0".repeat(64)}`, "0".repeat(64)])(
    "returns undefined for the id %j",
    async (id) => {
      expect(await store.get(id)).toBeUndefined();
    },
  );

  it.each([
    ["cut short", (content: string) => content.slice(0, 3)],
    ["emptied", () => ""],
    ["altered", (content: string) => content.replace("1", "2")],
    ["grown", (content: string) => `${content} `],
  ])("never returns a file that was %s: the error names the file and a remedy", async (_how, damage) => {
    const id = await putJson(store, { a: 1 });
    const path = join(folder, id);
    await writeFile(path, damage(await readFile(path, "utf8")));
    const error = await store.get(id).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(BlobDamagedError);
    expect(error).toMatchObject({
      blobId: id,
      path,
      message: expect.stringContaining("Remove it and store"),
    });
    // Storing the blob again mends it.
    expect(await putJson(store, { a: 1 })).toBe(id);
    expect(await store.get(id)).toMatchObject({ content: bytesOf('{"a":1}') });
  });

  it.each(["", "{", "[]", '{"type":"image"}', '{"type":"data","filename":1}'])("refuses the label %j", async (text) => {
    const id = await putJson(store, 1, { type: "flow" });
    await writeFile(join(folder, `${id}.json`), text);
    await expect(store.get(id)).rejects.toThrow(`${id}.json is not a label`);
  });

  it("keeps the blobs of many concurrent writes", async () => {
    const other = await FolderBlobStore.open(folder);
    const values = Array.from({ length: 60 }, (_, index) => ({ index: index % 20, pad: "x".repeat(index % 20) }));
    const ids = await Promise.all(values.map((value, index) => putJson(index % 2 === 0 ? store : other, value)));
    expect(ids).toEqual(values.map(hashJson));
    expect(await files()).toEqual([...new Set(ids)].sort());
    expect(await readdir(join(folder, ".tmp"))).toEqual([]);
  });

  it("stores the bytes as they were at the call", async () => {
    const content = Uint8Array.of(1, 2, 3);
    const putting = store.put(content, { type: "binary" });
    content.fill(9);
    expect(await store.get(await putting)).toMatchObject({ content: Uint8Array.of(1, 2, 3) });
  });

  it.each(["", ".json"])("reports a folder in the place of <id>%s", async (ending) => {
    const id = await putJson(store, { a: 1 });
    const path = join(folder, `${id}${ending}`);
    await rm(path, { force: true });
    await mkdir(path);
    for (const ask of [() => store.get(id), () => putJson(store, { a: 1 })]) {
      const error = await ask().catch((thrown: unknown) => thrown);
      expect(error).toBeInstanceOf(BlobDamagedError);
      expect(error).toMatchObject({
        blobId: id,
        path,
        message: expect.stringContaining(`${path} is a folder. Remove`),
      });
    }
  });

  it("shows readers a complete blob or none while it is written", async () => {
    const content = new Uint8Array(8 * 1024 * 1024).fill(7);
    const id = hashBytes(content);
    const reader = await FolderBlobStore.open(folder);
    const putting = store.put(content);
    let looks = 0;
    while ((await reader.get(id)) === undefined) looks += 1;
    expect(await putting).toBe(id);
    expect(looks).toBeGreaterThan(0);
  });

  it("replaces a link by a blob and leaves the target of the link alone", async () => {
    const foreign = join(folder, "of somebody else");
    await writeFile(foreign, "mine");
    const id = hashJson({ a: 1 });
    await symlink(foreign, join(folder, id));
    await expect(store.get(id)).rejects.toThrow(BlobDamagedError);
    expect(await putJson(store, { a: 1 })).toBe(id);
    expect(await store.get(id)).toMatchObject({ content: bytesOf('{"a":1}') });
    expect(await readFile(foreign, "utf8")).toBe("mine");
  });

  it("reads from a folder without write permission, and leaves no part of a blob that cannot be written", async () => {
    const id = await putJson(store, { a: 1 });
    for (const path of [folder, join(folder, ".tmp")]) await chmod(path, 0o555);
    // Another user may read files only if their owner lets them.
    await chmod(join(folder, id), 0o444);
    await withoutPrivileges(async () => {
      const reading = await FolderBlobStore.open(folder);
      expect(await reading.get(id)).toMatchObject({ content: bytesOf('{"a":1}') });
      await expect(putJson(reading, { b: 2 })).rejects.toThrow(/EACCES.*\.tmp/);
      expect(await reading.get(hashJson({ b: 2 }))).toBeUndefined();
    });
    expect(await files()).toEqual([id]);
  });

  it("cannot be opened if the folder cannot be created", async () => {
    await writeFile(join(folder, "file"), "");
    await expect(FolderBlobStore.open(join(folder, "file"))).rejects.toThrow(
      `Cannot store blobs in ${join(folder, "file")}`,
    );
    await expect(FolderBlobStore.open("")).rejects.toThrow("The path of the blob folder is empty");
  });
});

/** Permissions do not apply to the root user. */
async function withoutPrivileges(act: () => Promise<void>): Promise<void> {
  const user = process.geteuid?.() ?? 1;
  const NOBODY = 65_534;
  if (user === 0) process.seteuid?.(NOBODY);
  try {
    await act();
  } finally {
    if (user === 0) process.seteuid?.(user);
  }
}

describe("files of killed processes", () => {
  const machine = hostname().replaceAll(/[^A-Za-z0-9-]/g, "_");
  const gone = spawnSync(process.execPath, ["-e", ""]).pid;
  const uuid = "01a2000d-06a1-4e01-95fb-24c2b2e57a1e";
  const temporary = (name: string): string => join(folder, ".tmp", name);

  async function leave(name: string, ageMs = 0): Promise<void> {
    await mkdir(join(folder, ".tmp"), { recursive: true });
    await writeFile(temporary(name), "half");
    const at = new Date(Date.now() - ageMs);
    await utimes(temporary(name), at, at);
  }

  it("are removed when the folder is opened, but not those of running processes", async () => {
    const alive = `${machine}.${process.ppid}.${uuid}`;
    const elsewhere = `elsewhere.${gone}.${uuid}`;
    await leave(`${machine}.${gone}.${uuid}`);
    await leave(alive, 7_200_000);
    await leave(elsewhere);
    await leave(`old.1.${uuid}`, 7_200_000);
    await FolderBlobStore.open(folder);
    expect((await readdir(join(folder, ".tmp"))).sort()).toEqual([alive, elsewhere].sort());
  });

  it("are recognized by their names: other files stay, however old they are", async () => {
    const foreign = ["thesis.docx", "of another program", `old.1.${uuid}.bak`, `.1.${uuid}`, `old.1.${uuid}0`];
    for (const name of foreign) await leave(name, 7_200_000);
    const named = [`${machine}.${gone}.${uuid}`, `old.1.${uuid}`];
    await mkdir(join(temporary(named[0] ?? ""), "inner"), { recursive: true });
    await symlink(temporary("thesis.docx"), temporary(named[1] ?? ""));
    await FolderBlobStore.open(folder);
    expect((await readdir(join(folder, ".tmp"))).sort()).toEqual([...foreign, ...named].sort());
  });
});
