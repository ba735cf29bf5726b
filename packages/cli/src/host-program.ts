import { fileURLToPath } from "node:url";

const HERE = import.meta.url;
/** Sources run in development, bundles in packages. Both have the programs beside this module. */
const IS_SOURCE = HERE.endsWith(".ts");

/** Returns the arguments with which Node runs the host of a worker's file. @param compiles whether it can load TypeScript. */
export function hostArguments(compiles: boolean): string[] {
  return programArguments("worker-host", compiles);
}

/** Returns the arguments with which Node runs a command that ends with this process. They are followed by the command. */
export function guardArguments(): string[] {
  return [...programArguments("command-guard", false), String(process.pid)];
}

/** Returns the arguments with which Node runs a program that ends the process group of a process when this process is gone. */
export function watchArguments(pid: number): string[] {
  return [...guardArguments(), "--watch", String(pid)];
}

function programArguments(name: string, compiles: boolean): string[] {
  const program = fileURLToPath(new URL(`./${name}.${IS_SOURCE ? "ts" : "js"}`, HERE));
  const conditions = process.execArgv.filter((argument) => /^(-C|--conditions)=/.test(argument));
  const source = IS_SOURCE && conditions.length === 0 ? ["--conditions=@stepflow/source"] : [];
  const compiler = IS_SOURCE || compiles ? ["--import", import.meta.resolve("tsx")] : [];
  return [...source, ...conditions, "--enable-source-maps", ...compiler, program];
}
