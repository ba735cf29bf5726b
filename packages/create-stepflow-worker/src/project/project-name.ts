import { basename, resolve } from "node:path";
import { CreateError } from "../exit/create-error.ts";

const MAX_NAME_LENGTH = 100;
/** Fits a package, a container and a segment of a component's path. */
const NAME = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/;
/** Names of packages that npm refuses, and the route of the runtime's own components. */
const RESERVED: readonly string[] = ["node-modules", "favicon", "builtin"];

/** Returns the fault of a folder's name as the rest of a sentence, or undefined if a project can have the name. */
export function nameFaultOf(folder: string, cwd: string): string | undefined {
  const path = resolve(cwd, folder);
  const name = basename(path);
  if (folder.trim() === "") return "is empty: name a new folder, such as my-worker.";
  if (path === resolve(cwd)) return "is the current folder: name a new one, such as my-worker.";
  if (NAME.test(name) && name.length <= MAX_NAME_LENGTH && !RESERVED.includes(name)) return undefined;
  return `cannot be the name of a project: use lower-case letters, digits and single hyphens, such as ${suggestedName(name)}.`;
}

/** Returns the name of the project in a folder. @throws CreateError if a project cannot have that name. */
export function readProjectName(folder: string, cwd: string): string {
  const fault = nameFaultOf(folder, cwd);
  if (fault !== undefined) throw new CreateError("usage", `The folder ${JSON.stringify(folder)} ${fault}`);
  return basename(resolve(cwd, folder));
}

function suggestedName(name: string): string {
  const words = name.toLowerCase().match(/[a-z0-9]+/g) ?? [];
  const joined = words
    .join("-")
    .replace(/^[\d-]+/, "")
    .slice(0, MAX_NAME_LENGTH)
    .replace(/-$/, "");
  return NAME.test(joined) && !RESERVED.includes(joined) ? joined : "my-worker";
}
