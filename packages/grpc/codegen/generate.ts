// Writes src/generated/heartbeat-thread.ts from src/heartbeat/thread/. With --check it writes nothing and fails when the
// file is not what it should be.
import { readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { bundleThread } from "./bundle-thread.ts";

const entry = fileURLToPath(new URL("../src/heartbeat/thread/main.ts", import.meta.url));
const target = new URL("../src/generated/heartbeat-thread.ts", import.meta.url);
const args = process.argv.slice(2);
const unknown = args.filter((arg) => arg !== "--check");
if (unknown.length > 0) throw new Error(`Unknown option ${unknown.join(" ")}: only --check is understood.`);

const thread = await bundleThread(entry);
const isFresh = thread === (await readFile(target, "utf8"));
if (!args.includes("--check")) {
  await writeFile(target, thread);
  console.log(`1 generated file, ${isFresh ? 0 : 1} changed.`);
} else if (!isFresh) {
  console.error("Stale: packages/grpc/src/generated/heartbeat-thread.ts. Run `npm run generate`.");
  process.exitCode = 1;
}
