import { deepStrictEqual } from "node:assert/strict";
import type { InstalledProject } from "./installed-project.ts";
import { startIn } from "./running.ts";

/** A command that does not end by itself. */
const SERVING = / dev$/;
/** The workers that a command names. */
const WORKERS = / --(?:worker|command|config) (?:"[^"]*"|\S+)/g;

/**
 * Runs every command of a project's README, and its flow while it is served by `dev` and on runtimes of both generations. @throws Error if a
 * command fails, or if a runtime has another result than the embedded one.
 */
export async function verifyProject(project: InstalledProject): Promise<void> {
  const all = await project.commands();
  const commands = all.filter((command) => !SERVING.test(command));
  const results: unknown[] = [];
  for (const command of commands) {
    const { stdout } = await project.run(command);
    if (command.includes("stepflow-worker run")) results.push(JSON.parse(stdout));
  }
  const onEmbedded = commands.find((command) => command.includes("run --flow") && !command.includes("--runtime"));
  const { stdout } = await project.run(`${onEmbedded} --runtime 0.11.1`);
  results.push(JSON.parse(stdout));
  const serving = all.find((command) => SERVING.test(command));
  results.push(await runServed(project, `${serving}`, `${onEmbedded}`));
  if (results.length < 4) throw new Error(`${project.name}: the README runs its flow ${results.length - 2} times.`);
  for (const result of results) deepStrictEqual(result, results[0]);
}

/** Runs the flow on the runtime that `dev` serves, and ends that by the signal of a terminal. */
async function runServed(project: InstalledProject, serving: string, running: string): Promise<unknown> {
  const dev = startIn(project, serving.split(" "));
  const [, url = ""] = /^dev +(http:\S+)/m.exec(await dev.stdout.until(/^dev +http:\S+ /m)) ?? [];
  await dev.stdout.until(/^worker .*ready/m);
  const { stdout } = await project.run(`${running.replace(WORKERS, "")} --runtime ${url}`);
  process.kill(-(dev.child.pid ?? 0), "SIGINT");
  await dev.ended;
  return JSON.parse(stdout);
}
