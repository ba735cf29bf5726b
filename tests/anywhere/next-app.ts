import { cp, mkdir, mkdtemp, realpath, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inject } from "vitest";
import { run } from "../packaging/packages/packing.ts";
import { NEXT } from "./tools.ts";

const INSTALL = ["install", "--prefer-offline", "--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error"];
const USED: readonly string[] = ["protocol", "transport", "worker"].map((name) => `@stepflow/${name}`);

/** Program of Next.js, relative to a project. */
export const NEXT_PROGRAM = "node_modules/next/dist/bin/next";

/** Variables for Next.js. Vitest sets another NODE_ENV. */
export const NEXT_ENV = { NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" } as const;

/**
 * Creates a project of Next.js as users do, with the packed packages and a route that serves the worker, and builds it.
 *
 * @param programs Folder with the worker and the route.
 * @param env Variables of the worker, which Next.js loads during the build, too.
 * @returns the folder of the project
 */
export async function buildNextApp(programs: string, env: NodeJS.ProcessEnv): Promise<string> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), "stepflow-next-")));
  try {
    await writeFiles(folder, programs);
    const tarballs = inject("packed").filter(({ name }) => USED.includes(name));
    await run("npm", [...INSTALL, ...NEXT, ...tarballs.map(({ tarball }) => tarball)], folder);
    await run(process.execPath, [NEXT_PROGRAM, "build"], folder, { ...NEXT_ENV, ...env });
    return folder;
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    throw error;
  }
}

async function writeFiles(folder: string, programs: string): Promise<void> {
  const route = join(folder, "app/worker/[[...path]]");
  await mkdir(route, { recursive: true });
  for (const name of ["worker.mjs", "worker.d.mts"]) await cp(join(programs, name), join(route, name));
  await cp(join(programs, "next-route.ts"), join(route, "route.ts"));
  await writeFile(join(folder, "package.json"), JSON.stringify({ private: true, type: "module" }));
}
