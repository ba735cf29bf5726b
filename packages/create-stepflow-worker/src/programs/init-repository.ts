import type { CreateIo } from "../create-io.ts";
import { runProgram } from "./run-program.ts";

/** Makes the project a git repository with one commit. Returns false if git is missing, or if the folder is in a repository already. */
export async function initRepository(folder: string, io: CreateIo): Promise<boolean> {
  const git = (...args: string[]): Promise<boolean> =>
    runProgram("git", args, folder, io).then(({ hasSucceeded }) => hasSucceeded);
  if (await git("rev-parse", "--is-inside-work-tree")) return false;
  if (!(await git("init", "--initial-branch=main"))) return false;
  // A machine without a name for commits keeps the repository, with the files staged.
  return (await git("add", "--all")) && ((await git("commit", "--message=Create the project")) || true);
}
