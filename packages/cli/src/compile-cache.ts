import module from "node:module";
import { join } from "node:path";

/** Node has this function since 22.8. */
const enable = Reflect.get(module, "enableCompileCache") as ((folder: string) => unknown) | undefined;

/**
 * Makes Node keep the compiled code of this program and of the workers that it starts, in the user's cache folder. Node's own default is a
 * folder that all users of the machine can create, and compiled code from there would run unchecked. Has no effect before Node 22.8, with
 * `NODE_DISABLE_COMPILE_CACHE=1`, or if `NODE_COMPILE_CACHE` already names a folder.
 */
export async function keepCompiledCode(env: NodeJS.ProcessEnv): Promise<void> {
  if (enable === undefined || env["NODE_COMPILE_CACHE"] !== undefined) return;
  const folder = await cacheFolder();
  if (folder === undefined) return;
  enable(folder);
  // Child processes inherit it.
  env["NODE_COMPILE_CACHE"] = folder;
}

/** Without a home folder, compiled code is not kept: env-paths throws while it is loaded. */
async function cacheFolder(): Promise<string | undefined> {
  try {
    const { default: envPaths } = await import("env-paths");
    return join(envPaths("stepflow-typescript", { suffix: "" }).cache, "compiled");
  } catch {
    return undefined;
  }
}
