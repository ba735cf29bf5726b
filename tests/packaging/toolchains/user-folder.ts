import { cp, mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { inject, onTestFinished } from "vitest";
import { runCommand } from "../examples/program.ts";
import type { Environment } from "../packages/user-environment.ts";

const PROGRAMS = fileURLToPath(new URL("programs", import.meta.url));

/** Creates a folder with the programs of `programs/`. It ends with the test. Beside it are the installed packages, unless `parent` is given. */
export async function createUserFolder(parent: string = inject("installed")): Promise<string> {
  const folder = await mkdtemp(join(parent, "user-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  await cp(PROGRAMS, folder, { recursive: true });
  return folder;
}

/** Runs a program of a user, and returns what it prints. @throws Error with all output, if it fails */
export async function runAsUser(
  folder: string,
  [program = "", ...args]: readonly string[],
  env: Environment = {},
): Promise<string> {
  const { exitCode, stdout, stderr } = await runCommand(program, args, { cwd: folder, env });
  if (exitCode !== 0) throw new Error(`${program} ${args.join(" ")}\nended with ${exitCode}:\n${stdout}\n${stderr}`);
  return stdout;
}
