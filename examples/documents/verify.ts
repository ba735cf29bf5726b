import { deepStrictEqual, equal } from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { parse } from "yaml";
import { RUNTIME, startRuntime } from "../runtime.ts";
import { invert } from "./formats.ts";

await using runtime = await startRuntime({
  workers: { documents: { command: process.execPath, args: [...process.execArgv, "main.ts"] } },
  cwd: import.meta.dirname,
});
const { client } = runtime;

const flow = parse(await readFile(new URL("flow.yaml", import.meta.url), "utf8"));
const [picture, letter] = await Promise.all([
  readFile(new URL("picture.png", import.meta.url)),
  readFile(new URL("letter.pdf", import.meta.url)),
]);
const pictureId = await client.putBinary(picture, { filename: "picture.png" });
const letterId = await client.putBinary(letter, { filename: "letter.pdf" });
equal(letterId, createHash("sha256").update(letter).digest("hex"));

const { items } = await client.run(flow, [{ file_id: pictureId }, { file_id: letterId }]);
const [first, second] = items.map(({ result }) => {
  if (result?.outcome !== "success") throw new Error(`An item did not succeed: ${JSON.stringify(result)}`);
  return result.result as { file: unknown; negative_id: string };
});
deepStrictEqual(first?.file, {
  filename: "picture.png",
  format: "png",
  bytes: picture.length,
  details: "8 × 6 pixels",
});
deepStrictEqual(second, {
  file: { filename: "letter.pdf", format: "pdf", bytes: letter.length, details: "2 pages" },
  negative_id: letterId,
});

const negative = await client.getBinary(first.negative_id);
equal(negative.filename, "negative of picture.png");
deepStrictEqual(new Uint8Array(negative.bytes), invert(picture));
deepStrictEqual(invert(invert(negative.bytes)), invert(picture));
console.log(`documents on runtime ${RUNTIME}: as expected`);
