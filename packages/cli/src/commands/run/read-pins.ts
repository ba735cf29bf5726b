import { isJsonObject } from "@stepflow/protocol";
import { nearestName } from "@stepflow/protocol/internal";
import { CliError } from "../../exit/cli-error.ts";
import type { CliIo } from "../../io/cli-io.ts";
import { readMembers } from "../../values/component-input.ts";
import { readValueFile } from "../../values/read-file.ts";

/** Options that pin results of steps. */
export interface PinOptions {
  /** `step=text`, `step:=json`, and both with `@FILE`. */
  readonly pin?: readonly string[] | undefined;
  /** Name of a set in the file of pins beside the flow. */
  readonly pins?: string | undefined;
}

/** Reads the pins: those of the set, and those of `--pin`, which take precedence. @throws CliError */
export async function readPins(
  { pin = [], pins }: PinOptions,
  flow: string | undefined,
  io: CliIo,
): Promise<Readonly<Record<string, unknown>>> {
  const set = pins === undefined ? {} : await readSet(pins, flow, io);
  // A file holds a value here, and not a text.
  const members = pin.map((text) => text.replace(/^([^=:]+)=@/, "$1:=@"));
  const own = members.length === 0 ? {} : await readMembers(members, io, "pin");
  return { ...set, ...own };
}

async function readSet(name: string, flow: string | undefined, io: CliIo): Promise<Readonly<Record<string, unknown>>> {
  if (flow === undefined) {
    throw new CliError(
      "usage",
      "--pins reads the file beside the flow, such as flow.pins.yaml for --flow flow.yaml. Add --flow.",
    );
  }
  const path = flow.replace(/(?:\.(?:ya?ml|json))?$/i, ".pins.yaml");
  const sets = await readValueFile(path, io);
  if (!isJsonObject(sets))
    throw new CliError("usage", `${path} must be an object with named sets of pins.`, { at: path });
  const names = Object.keys(sets);
  const set = Object.hasOwn(sets, name) ? sets[name] : undefined;
  if (isJsonObject(set)) return set;
  if (set !== undefined) {
    throw new CliError(
      "usage",
      `The set ${JSON.stringify(name)} in ${path} must be an object with a value for each step.`,
      { at: path },
    );
  }
  const near = nearestName(name, names);
  const advice = near === undefined ? `It has ${names.join(", ") || "none"}.` : `Did you mean ${JSON.stringify(near)}?`;
  throw new CliError("usage", `${path} has no set of pins ${JSON.stringify(name)}. ${advice}`, { at: path });
}
