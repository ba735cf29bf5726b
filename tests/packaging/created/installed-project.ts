import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { runShell, type ShellResult } from "./shell.ts";

/** A created project whose dependencies are installed. */
export class InstalledProject {
  readonly name: string;
  readonly folder: string;
  /** What the program printed that created it. */
  readonly output: string;
  readonly env: Readonly<Record<string, string | undefined>>;

  constructor(name: string, folder: string, output: string, env: Readonly<Record<string, string | undefined>>) {
    this.name = name;
    this.folder = folder;
    this.output = output;
    this.env = env;
  }

  /** Runs a line of a shell in the folder of the project. */
  run(line: string): Promise<ShellResult> {
    return runShell(line, this.folder, this.env);
  }

  /** Removes the project, whose dependencies take much space. */
  remove(): Promise<void> {
    return rm(this.folder, { recursive: true });
  }

  read(path: string): Promise<string> {
    return readFile(join(this.folder, path), "utf8");
  }

  /** The commands that the README tells users to run, without comments, in their order. */
  async commands(): Promise<readonly string[]> {
    const blocks = (await this.read("README.md")).matchAll(/^```sh\n(.*?)^```$/gms);
    return [...blocks].flatMap(([, block = ""]) =>
      block
        .trim()
        .split("\n")
        .map((line) => line.replace(/ +# .*$/, "")),
    );
  }
}
