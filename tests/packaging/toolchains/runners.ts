import { mkdir, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { inject } from "vitest";
import { findJavaScriptRuntime } from "../../support/tools/javascript-runtime.ts";
import { installTool } from "../../support/tools/npm-tool.ts";
import { TOOLS } from "./requirements.ts";
import { createUserFolder, runAsUser } from "./user-folder.ts";

/** Runs tests of a user by a runner, with the Node of `node`. Rejects with the output if a test fails. */
type Runner = (folder: string, node: string) => Promise<string>;

/** Makes packages of a tool importable in a folder. */
async function link(folder: string, tool: string, ...names: readonly string[]): Promise<void> {
  await mkdir(join(folder, "node_modules"));
  for (const name of names) await symlink(join(tool, "node_modules", name), join(folder, "node_modules", name));
}

/** Runners that run in Node. */
export const NODE_RUNNERS: Readonly<Record<string, Runner>> = {
  async "node:test"(folder, node) {
    await link(folder, await installTool(`expect@${TOOLS.jest}`), "expect");
    return runAsUser(folder, [node, "--test", "node.test.mjs"]);
  },
  async Jest(folder, node) {
    const tool = await installTool(`jest@${TOOLS.jest}`);
    await link(folder, tool, "@jest");
    await writeFile(join(folder, "package.json"), JSON.stringify({ private: true, type: "module" }));
    const config = { testMatch: ["**/jest.test.mjs"], transform: {}, testEnvironment: "node", rootDir: folder };
    const jest = join(tool, "node_modules/jest/bin/jest.js");
    const args = ["--experimental-vm-modules", jest, "--config", JSON.stringify(config)];
    return runAsUser(folder, [node, ...args]);
  },
  Vitest(folder, node) {
    const vitest = join(inject("installed"), "node_modules/vitest/vitest.mjs");
    return runAsUser(folder, [node, vitest, "run", "--root", folder, "vitest.test.mjs"]);
  },
};

/** Runners of other JavaScript runtimes. */
export const OTHER_RUNNERS: Readonly<Record<string, (folder: string) => Promise<string>>> = {
  "Bun's": async (folder) => runAsUser(folder, [await findJavaScriptRuntime("bun"), "test", "bun.test.mjs"]),
  "Deno's": async (folder) => {
    const deno = await findJavaScriptRuntime("deno");
    return runAsUser(folder, [deno, "test", "--allow-all", "--no-lock", "--no-check", "deno.test.mjs"]);
  },
};

/** Runs the tests of `programs/` by a runner that runs in Node. */
export async function runTests(runner: string, node: string): Promise<void> {
  await NODE_RUNNERS[runner]?.(await createUserFolder(), node);
}
