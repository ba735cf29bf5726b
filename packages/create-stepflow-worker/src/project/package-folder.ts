import { readFileSync } from "node:fs";

/** Folder of this package. The sources are two folders below it, and the bundle is one. */
export const packageFolder: URL = new URL(import.meta.url.includes("/src/") ? "../../" : "../", import.meta.url);

/** Returns the version of this package, which all packages of Stepflow share. */
export function packageVersion(): string {
  const manifest = readFileSync(new URL("package.json", packageFolder), "utf8");
  return (JSON.parse(manifest) as { version: string }).version;
}
