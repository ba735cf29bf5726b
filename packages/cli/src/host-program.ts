import { fileURLToPath } from "node:url";

const HERE = import.meta.url;
/** Sources run in development, bundles in packages. Both have the programs beside this module. */
const IS_SOURCE = HERE.endsWith(".ts");

/** Returns the arguments with which Node runs the host of a worker's file. @param compiles whether it can load TypeScript. */
export function hostArguments(compiles: boolean): string[] {
  return programArguments("worker-host", compiles);
}

/** Returns the arguments with which Node runs the program that ends the processes that are registered in a folder. */
export function guardArguments(folder: string): string[] {
  return [...programArguments("process-guard", false), folder];
}

/** Returns the arguments with which Node runs a command that is registered in a folder. They are followed by the command. */
export function registeredArguments(folder: string): string[] {
  return [...programArguments("registered-command", false), folder];
}

function programArguments(name: string, compiles: boolean): string[] {
  const program = fileURLToPath(new URL(`./${name}.${IS_SOURCE ? "ts" : "js"}`, HERE));
  const conditions = process.execArgv.filter((argument) => /^(-C|--conditions)=/.test(argument));
  const source = IS_SOURCE && conditions.length === 0 ? ["--conditions=@stepflow/source"] : [];
  const compiler = IS_SOURCE || compiles ? ["--import", import.meta.resolve("tsx")] : [];
  return [...source, ...conditions, "--enable-source-maps", ...compiler, program];
}
