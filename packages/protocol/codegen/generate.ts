// Writes src/generated/ from schemas/. With --check it writes nothing and fails when a file there is not what it should be.
import { rm, writeFile } from "node:fs/promises";
import { staleFiles } from "./freshness.ts";
import { generateOutputs } from "./outputs.ts";

const generated = new URL("../src/generated/", import.meta.url);
const args = process.argv.slice(2);
const unknown = args.filter((arg) => arg !== "--check");
if (unknown.length > 0) throw new Error(`Unknown option ${unknown.join(" ")}: only --check is understood.`);

const outputs = await generateOutputs(new URL("../../../schemas/", import.meta.url));
const stale = await staleFiles(generated, outputs);
if (!args.includes("--check")) {
  for (const name of stale) {
    const content = outputs.get(name);
    const file = new URL(name, generated);
    await (content === undefined ? rm(file) : writeFile(file, content));
  }
  console.log(`${outputs.size} generated files, ${stale.length} changed.`);
} else if (stale.length > 0) {
  console.error(`Stale in packages/protocol/src/generated: ${stale.join(", ")}. Run \`npm run generate\`.`);
  process.exitCode = 1;
}
