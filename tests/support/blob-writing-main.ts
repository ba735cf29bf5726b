// Writes blobs until it is killed. Each line on stdout is a JSON array: ["put" | "kept", id, size]. Arguments: folder, seed, and the
// number of bytes that are written to files before the process kills itself in the middle of a write; 0 for never.
import { writeSync } from "node:fs";
import { open } from "node:fs/promises";
// Not the whole package: the writer is started often.
import { hashBytes } from "../../packages/runtime/src/blobs/content-hash.ts";
import { FolderBlobStore } from "../../packages/runtime/src/blobs/folder-blob-store.ts";
import { blobOf, labelOf } from "./seeded-blob.ts";

const [, , folder = "", seed = "", fatalByte = "0"] = process.argv;
const WRITERS = 8;

await killAtByte(Number(fatalByte));
const store = await FolderBlobStore.open(folder);
let next = 0;
await Promise.all(Array.from({ length: WRITERS }, () => write()));

async function write(): Promise<void> {
  for (;;) {
    const name = `${seed}-${next}`;
    next += 1;
    const content = blobOf(name);
    tell("put", hashBytes(content), name);
    tell("kept", await store.put(content, labelOf(name)), name);
  }
}

/** At once, past every buffer: what is told must outlive the process. */
function tell(...line: readonly string[]): void {
  writeSync(1, `${JSON.stringify(line)}\n`);
}

/** Makes every write to a file count its bytes; the fatal one is the last that reaches the file. */
async function killAtByte(fatal: number): Promise<void> {
  if (fatal === 0) return;
  const handle = await open(process.execPath, "r");
  const prototype = Object.getPrototypeOf(handle) as typeof handle;
  await handle.close();
  let left = fatal;
  const { writeFile } = prototype;
  prototype.writeFile = async function (data, ...rest): Promise<void> {
    const bytes = data as Uint8Array;
    if (bytes.byteLength >= left) {
      writeSync(this.fd, bytes.subarray(0, left));
      process.kill(process.pid, "SIGKILL");
    }
    left -= bytes.byteLength;
    await writeFile.call(this, data, ...rest);
  };
}
