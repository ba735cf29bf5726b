import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { ROOT } from "../test/root.ts";
import { StartError } from "./start-error.ts";

/** Arguments of the command line. */
export interface StartArguments {
  readonly runtime: string;
  /** Absolute path, or {@link STANDARD_INPUT}. */
  readonly input: string;
}

/** Name of the embedded runtime, which runs in the process of the script. */
export const EMBEDDED = "embedded";
/** Value of `--input` that selects the standard input. */
export const STANDARD_INPUT = "-";
const RUNTIMES: readonly string[] = [EMBEDDED, "0.9.0", "0.10.0", "0.11.0", "0.11.1", "0.12.0", "0.13.0"];
const DEFAULT_INPUT = resolve(ROOT, "examples/hello/input.txt");

export const HELP = `Runs the flow examples/hello/flow.yaml on a Stepflow runtime and shows what happens.

  npm start -- [--runtime NAME] [--input FILE]

  --runtime NAME   ${RUNTIMES.join(", ")}; default ${EMBEDDED}
  --input FILE     input text, or - for the standard input; default examples/hello/input.txt
  --help           prints this help

The embedded runtime needs no installation. A real runtime, named by its version, is installed at its first start. This needs
Python with pip and a network connection. Later starts need neither.
`;

/** Reads the arguments. Returns undefined for `--help`. @throws StartError for unknown arguments */
export function readArguments(args: readonly string[]): StartArguments | undefined {
  const { runtime = EMBEDDED, input, help } = parse(args);
  if (help) return undefined;
  checkRuntime(runtime);
  return { runtime, input: locate(input) };
}

function locate(input: string | undefined): string {
  if (input === undefined) return DEFAULT_INPUT;
  return input === STANDARD_INPUT ? input : resolve(userFolder(), input);
}

/** Folder of the user. npm runs scripts in the root of the repository and passes the folder on. */
export function userFolder(): string {
  const { INIT_CWD } = process.env;
  return INIT_CWD ?? process.cwd();
}

function parse(args: readonly string[]): { runtime?: string; input?: string; help?: boolean } {
  try {
    const options = { runtime: { type: "string" }, input: { type: "string" }, help: { type: "boolean" } } as const;
    return parseArgs({ args: [...args], options }).values;
  } catch (error) {
    throw new StartError(`${(error as Error).message}\n\n${HELP}`);
  }
}

function checkRuntime(runtime: string): void {
  if (RUNTIMES.includes(runtime)) return;
  throw new StartError(`Unknown runtime ${JSON.stringify(runtime)}. Use one of ${RUNTIMES.join(", ")}.`);
}
