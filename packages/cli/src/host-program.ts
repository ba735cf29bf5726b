import { fileURLToPath } from "node:url";

const HERE = import.meta.url;
/** Sources run in development, bundles in packages. Both have the program beside this module. */
const IS_SOURCE = HERE.endsWith(".ts");

/** Returns the arguments with which Node runs the host of a worker's file. */
export function hostArguments(fileUrl: string): string[] {
  const program = fileURLToPath(new URL(IS_SOURCE ? "./worker-host.ts" : "./worker-host.js", HERE));
  const conditions = process.execArgv.filter((argument) => /^(-C|--conditions)=/.test(argument));
  const source = IS_SOURCE && conditions.length === 0 ? ["--conditions=@stepflow/source"] : [];
  const needsCompiler = IS_SOURCE || /\.(?:[cm]?tsx?|jsx)$/.test(fileUrl);
  const compiler = needsCompiler ? ["--import", import.meta.resolve("tsx")] : [];
  return [...source, ...conditions, "--enable-source-maps", ...compiler, program, fileUrl];
}
