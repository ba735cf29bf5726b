import { createRequire } from "node:module";
import { fileURLToPath, pathToFileURL } from "node:url";
import { SOURCE_ARGS } from "../source-conditions.ts";

const tsx = pathToFileURL(createRequire(import.meta.url).resolve("tsx")).href;

/** Arguments with which Node runs a TypeScript file of this repository, even without an environment. */
export function typescriptArgs(file: URL): string[] {
  return [...SOURCE_ARGS, "--import", tsx, fileURLToPath(file)];
}
