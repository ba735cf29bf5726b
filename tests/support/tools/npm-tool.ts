import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { access, mkdir, mkdtemp, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const CACHE = fileURLToPath(new URL("../../../node_modules/.cache/tests/", import.meta.url));
const INSTALL_LIMIT_MS = 300_000;

/**
 * Installs npm packages that only some tests need, such as other compilers and JavaScript runtimes, and that every `npm ci` would have to wait
 * for otherwise. Their folder is kept for the next run.
 *
 * @param packages Names with exact versions, such as `webpack@5.113.0`.
 * @returns the folder that contains `node_modules`
 */
export async function installTool(...packages: readonly [string, ...string[]]): Promise<string> {
  const [first] = packages;
  const key = createHash("sha256").update(packages.join(" ")).digest("hex").slice(0, 12);
  const folder = join(CACHE, `npm-${first.replaceAll(/[^\w.-]+/g, "-")}-${key}`);
  if (await exists(folder)) return folder;
  await mkdir(CACHE, { recursive: true });
  const temporary = await mkdtemp(`${folder}-`);
  try {
    await writeFile(join(temporary, "package.json"), JSON.stringify({ private: true, type: "module" }));
    const options = ["--prefer-offline", "--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error"];
    await promisify(execFile)("npm", ["install", ...options, ...packages], {
      cwd: temporary,
      timeout: INSTALL_LIMIT_MS,
    });
    await rename(temporary, folder).catch(async (error: unknown) => {
      // Another process has installed it meanwhile.
      if (!(await exists(folder))) throw error;
    });
    return folder;
  } catch (cause) {
    throw new Error(`${packages.join(", ")} could not be installed by npm.`, { cause });
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
}

function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
