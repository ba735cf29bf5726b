import { mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { CodeBlock } from "./markdown.ts";
import { ROOT } from "./program.ts";

/** A folder with the files of a user, in which all packages of this repository are installed. */
export interface UserFolder {
  readonly path: string;
  /** Writes a file and returns its path. */
  write(name: string, text: string): Promise<string>;
  remove(): Promise<void>;
}

export async function createUserFolder(): Promise<UserFolder> {
  const path = await mkdtemp(join(tmpdir(), "stepflow-user-"));
  await symlink(join(ROOT, "node_modules"), join(path, "node_modules"));
  const write = async (name: string, text: string): Promise<string> => {
    await writeFile(join(path, name), text);
    return join(path, name);
  };
  await write("package.json", JSON.stringify({ type: "module" }));
  return { path, write, remove: () => rm(path, { recursive: true }) };
}

/** The blocks of a language by their file name, which stands in a comment on their first line. */
export function namedFiles(blocks: readonly CodeBlock[], language: string): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  for (const { text } of blocks.filter((block) => block.language === language)) {
    const name = /^(?:\/\/|#) ([\w.-]+)/.exec(text)?.[1];
    if (name === undefined) throw new Error(`A ${language} block does not begin with the name of its file:\n${text}`);
    if (files.has(name)) throw new Error(`Two blocks have the name ${name}.`);
    files.set(name, text);
  }
  return files;
}
