import { deepStrictEqual } from "node:assert/strict";
import type { InstalledProject } from "./installed-project.ts";

/** A command that does not end by itself. */
const SERVING = / dev$/;

/**
 * Runs every command of a project's README, and its flow on runtimes of both generations. @throws Error if a command fails, or if a runtime has
 * another result than the embedded one.
 */
export async function verifyProject(project: InstalledProject): Promise<void> {
  const commands = (await project.commands()).filter((command) => !SERVING.test(command));
  const results: unknown[] = [];
  for (const command of commands) {
    const { stdout } = await project.run(command);
    if (command.includes("stepflow-worker run")) results.push(JSON.parse(stdout));
  }
  const onEmbedded = commands.find((command) => command.includes("run --flow") && !command.includes("--runtime"));
  const { stdout } = await project.run(`${onEmbedded} --runtime 0.11.1`);
  results.push(JSON.parse(stdout));
  if (results.length < 3) throw new Error(`${project.name}: the README runs its flow ${results.length - 1} times.`);
  for (const result of results) deepStrictEqual(result, results[0]);
}
