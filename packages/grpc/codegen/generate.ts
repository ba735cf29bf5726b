// Writes src/generated/ from schemas/proto/ and src/heartbeat-thread/. With --check it writes nothing and fails when a file there is not what it should be.
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { bundleThread } from "./bundle-thread.ts";
import { compileProto } from "./compile-proto.ts";
import { readFolder } from "./read-folder.ts";

const generated = fileURLToPath(new URL("../src/generated/", import.meta.url));
const schemas = fileURLToPath(new URL("../../../schemas/proto/", import.meta.url));
const threadEntry = fileURLToPath(new URL("../src/heartbeat-thread/main.ts", import.meta.url));
const args = process.argv.slice(2);
const unknown = args.filter((arg) => arg !== "--check");
if (unknown.length > 0) throw new Error(`Unknown option ${unknown.join(" ")}: only --check is understood.`);

const scratch = await mkdtemp(join(tmpdir(), "stepflow-proto-"));
try {
  await compileProto(schemas, scratch);
  const wanted = await readFolder(scratch);
  wanted.set("heartbeat-thread.ts", await bundleThread(threadEntry));
  const present = await readFolder(generated);
  const names = [...new Set([...wanted.keys(), ...present.keys()])].sort();
  const stale = names.filter((name) => wanted.get(name) !== present.get(name));
  if (args.includes("--check")) report(stale);
  else await bringUpToDate(stale, wanted);
} finally {
  await rm(scratch, { recursive: true, force: true });
}

function report(stale: readonly string[]): void {
  if (stale.length === 0) return;
  console.error(`Stale in packages/grpc/src/generated: ${stale.join(", ")}. Run \`npm run generate\`.`);
  process.exitCode = 1;
}

async function bringUpToDate(stale: readonly string[], wanted: ReadonlyMap<string, string>): Promise<void> {
  for (const name of stale) {
    const file = join(generated, name);
    const content = wanted.get(name);
    if (content === undefined) await rm(file);
    else {
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, content);
    }
  }
  console.log(`${wanted.size} generated files, ${stale.length} changed.`);
}
