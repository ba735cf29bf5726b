import { styleText } from "node:util";
import type { CliIo, TextOutput } from "./cli-io.ts";

/** Colour of a text. */
export type Colour = "red" | "green" | "yellow" | "cyan" | "dim" | "bold";

/** Colours a text. */
export type Paint = (colour: Colour, text: string) => string;

/** Returns the function that colours texts for a stream. It leaves them as they are if the stream shows no colours. */
export function paintFor(output: TextOutput, env: CliIo["env"]): Paint {
  return hasColours(output, env) ? (colour, text) => styleText(colour, text) : (_colour, text) => text;
}

/** `NO_COLOR` takes precedence; an empty variable counts as unset, as no-color.org defines it. */
function hasColours(output: TextOutput, env: CliIo["env"]): boolean {
  if (env["NO_COLOR"]) return false;
  if (env["FORCE_COLOR"]) return env["FORCE_COLOR"] !== "0";
  return output.isTTY === true && env["TERM"] !== "dumb";
}
