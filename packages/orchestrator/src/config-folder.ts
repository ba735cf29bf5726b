import { rmSync } from "node:fs";
import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { stringify } from "yaml";
import type { ServerConfig } from "./server-config.ts";

/** A configuration file in a private folder of its own. */
export interface ConfigFolder {
  readonly file: string;
  /** Removes the folder; synchronous, because it must also work while this process exits. */
  remove(): void;
}

/** Writes a configuration where only this user can read it: its worker URLs may carry passwords. */
export async function writeConfig(config: ServerConfig): Promise<ConfigFolder> {
  const folder = await mkdtemp(join(tmpdir(), "stepflow-"));
  const file = join(folder, "stepflow-config.yml");
  // Quoted strings mean the same to every YAML version.
  const text = stringify(config, { defaultStringType: "QUOTE_DOUBLE", defaultKeyType: "PLAIN", lineWidth: 0 });
  await writeFile(file, text, { mode: 0o600 });
  return { file, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
