// Writes src/generated/ from schemas/. With --check it writes nothing, and fails if a file is outdated.
import { mkdir, rm, writeFile } from "node:fs/promises";
import { compileProto } from "./compile-proto.ts";
import { staleFiles } from "./freshness.ts";
import { generateOutputs } from "./outputs.ts";

const schemas = new URL("../../../schemas/", import.meta.url);
const generated = new URL("../src/generated/", import.meta.url);
const args = process.argv.slice(2);
const unknown = args.filter((arg) => arg !== "--check");
if (unknown.length > 0) throw new Error(`Unknown option ${unknown.join(" ")}: the only option is --check.`);

const outputs = new Map([...(await generateOutputs(schemas)), ...(await compileProto(new URL("proto/", schemas)))]);
const stale = await staleFiles(generated, outputs);
if (!args.includes("--check")) {
  for (const name of stale) await replaceFile(new URL(name, generated), outputs.get(name));
  console.log(`${outputs.size} generated files, ${stale.length} changed.`);
} else if (stale.length > 0) {
  console.error(`Stale in packages/protocol/src/generated: ${stale.join(", ")}. Run \`npm run generate\`.`);
  process.exitCode = 1;
}

async function replaceFile(file: URL, content: string | undefined): Promise<void> {
  if (content === undefined) return rm(file);
  await mkdir(new URL(".", file), { recursive: true });
  await writeFile(file, content);
}
