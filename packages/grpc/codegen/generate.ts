// Writes src/generated/ of this package and of the embedded runtime, each other's counterparts, from schemas/proto/ and
// src/heartbeat/thread/. With --check it writes nothing and fails when a file there is not what it should be.
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { bundleThread } from "./bundle-thread.ts";
import { compileProto } from "./compile-proto.ts";
import { readFolder } from "./read-folder.ts";

interface Target {
  readonly name: string;
  readonly wanted: ReadonlyMap<string, string>;
}

const root = fileURLToPath(new URL("../../../", import.meta.url));
const threadEntry = fileURLToPath(new URL("../src/heartbeat/thread/main.ts", import.meta.url));
const args = process.argv.slice(2);
const unknown = args.filter((arg) => arg !== "--check");
if (unknown.length > 0) throw new Error(`Unknown option ${unknown.join(" ")}: only --check is understood.`);

for (const target of await makeTargets()) {
  const folder = join(root, target.name);
  const present = await readFolder(folder);
  const names = [...new Set([...target.wanted.keys(), ...present.keys()])].sort();
  const stale = names.filter((name) => target.wanted.get(name) !== present.get(name));
  if (args.includes("--check")) report(target, stale);
  else await bringUpToDate(target, folder, stale);
}

async function makeTargets(): Promise<readonly Target[]> {
  const scratch = await mkdtemp(join(tmpdir(), "stepflow-proto-"));
  try {
    await compileProto(join(root, "schemas/proto"), scratch);
    const messages = await readFolder(scratch);
    const thread = await bundleThread(threadEntry);
    return [
      { name: "packages/grpc/src/generated", wanted: new Map([...messages, ["heartbeat-thread.ts", thread]]) },
      { name: "packages/runtime/src/generated", wanted: messages },
    ];
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

function report({ name }: Target, stale: readonly string[]): void {
  if (stale.length === 0) return;
  console.error(`Stale in ${name}: ${stale.join(", ")}. Run \`npm run generate\`.`);
  process.exitCode = 1;
}

async function bringUpToDate({ name, wanted }: Target, folder: string, stale: readonly string[]): Promise<void> {
  for (const path of stale) {
    const file = join(folder, path);
    const content = wanted.get(path);
    if (content === undefined) await rm(file);
    else {
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, content);
    }
  }
  console.log(`${name}: ${wanted.size} generated files, ${stale.length} changed.`);
}
