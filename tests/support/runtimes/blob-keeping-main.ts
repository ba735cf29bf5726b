// Runtime that stores blobs in a folder and serves them until it is killed. It prints its URL to stdout. Arguments: the folder, and the
// number of bytes after which the process kills itself in the middle of a write; 0 means never.
import { writeSync } from "node:fs";
import { open } from "node:fs/promises";
import { createRuntime } from "@stepflow/runtime";

const [, , folder = "", fatalByte = "0"] = process.argv;

await killAtByte(Number(fatalByte));
const runtime = await createRuntime({ blobs: { folder } });
const { url } = await runtime.listen();
process.stdout.write(`${url}\n`);

/** Counts the bytes of every write to a file and kills the process after the given byte, which still reaches the file. */
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
