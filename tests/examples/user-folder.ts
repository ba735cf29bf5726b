import { mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { CodeBlock } from "./markdown.ts";
import { ROOT } from "./program.ts";

/** A folder with the files of a user, who has everything installed that this repository has. */
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

/** The blocks that begin with the name of a file in a comment, by that name. */
export function namedFiles(blocks: readonly CodeBlock[], language: string): ReadonlyMap<string, string> {
  const ofLanguage = blocks.filter((block) => block.language === language);
  return new Map(
    ofLanguage.map(({ text }) => {
      const name = /^(?:\/\/|#) ([\w.-]+)/.exec(text)?.[1];
      if (name === undefined) throw new Error(`A ${language} block does not begin with the name of its file:\n${text}`);
      return [name, text];
    }),
  );
}
