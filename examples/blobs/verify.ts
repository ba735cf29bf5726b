import { deepStrictEqual, equal } from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { parse } from "yaml";
import { RUNTIME, startRuntime } from "../runtime.ts";

// The runtime starts the worker as a subprocess. The command is an absolute path, because the worker gets no PATH.
await using runtime = await startRuntime({
  workers: { blobs: { command: process.execPath, args: [...process.execArgv, "main.ts"] } },
  cwd: import.meta.dirname,
});

const flow = parse(await readFile(new URL("flow.yaml", import.meta.url), "utf8"));
const user = {
  user_id: "12345",
  preferences: { theme: "dark", notifications: true },
  last_login: "2024-01-15T10:30:00Z",
};
const user_data = [
  user,
  { ...user, last_login: "2023-12-01T08:00:00Z" },
  { ...user, user_id: "67890", preferences: { theme: "light", notifications: false } },
];
const unknown_id = "0".repeat(64);
const { items } = await runtime.client.run(flow, [
  { user_data, other_blob_id: unknown_id },
  { user_data, other_blob_id: "cache-key" },
]);

const [first, second] = items.map(({ result }) => {
  if (result?.outcome !== "success") throw new Error(`An item did not succeed: ${JSON.stringify(result)}`);
  return result.result as Record<"stored" | "loaded" | "other", Record<string, unknown>>;
});
equal(first?.stored["summary"], "Stored 2 records");
equal(first?.stored["blob_id"], second?.stored["blob_id"], "equal data must get one id");
deepStrictEqual(first?.loaded, {
  success: true,
  analysis: { users: 2, notified: 1, themes: ["dark", "light"] },
});
deepStrictEqual(first?.other, { success: false, error: `Blob not found: ${unknown_id}` });
deepStrictEqual(second?.other, {
  success: false,
  error: 'Not a blob id: "cache-key". Expected 64 hex digits, with or without "sha256:".',
});
console.log(`blobs on runtime ${RUNTIME}: as expected`);
