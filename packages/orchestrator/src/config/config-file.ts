import { rmSync } from "node:fs";
import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { stringify } from "yaml";
import type { ServerConfig } from "./server-config.ts";

/** A configuration file in a private folder. */
export interface ConfigFolder {
  readonly file: string;
  /** Removes the folder. It is synchronous so that it also works while this process exits. */
  remove(): void;
}

/** Writes a configuration that only this user can read, because worker URLs may contain passwords. */
export async function writeConfig(config: ServerConfig): Promise<ConfigFolder> {
  const folder = await mkdtemp(join(tmpdir(), "stepflow-"));
  const file = join(folder, "stepflow-config.yml");
  // Every YAML version reads quoted strings in the same way.
  const text = stringify(config, { defaultStringType: "QUOTE_DOUBLE", defaultKeyType: "PLAIN", lineWidth: 0 });
  await writeFile(file, text, { mode: 0o600 });
  return { file, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
