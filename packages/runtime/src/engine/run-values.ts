import { isJsonObject } from "@stepflow/protocol";
import { NotJsonError, toJsonValue } from "../expression/json-value.ts";
import { toPointer } from "../flow/place.ts";

/**
 * Inputs as JSON, which nobody else can change. Those of an array are looked at at once, others as they are read.
 *
 * @throws TypeError that names the place of what is no JSON.
 */
export function toJsonInputs(inputs: Iterable<unknown>): Iterable<unknown> {
  if (Array.isArray(inputs)) return Array.from(inputs, (input: unknown, index) => toJson(input ?? null, nameOf(index)));
  return readInputs(inputs);
}

/** Variables as JSON; those that are undefined are not given. @throws TypeError */
export function toJsonVariables(
  variables: Readonly<Record<string, unknown>> | undefined,
): Readonly<Record<string, unknown>> | undefined {
  const copied = variables === undefined ? undefined : toJson(variables, "variables");
  return isJsonObject(copied) ? copied : undefined;
}

function* readInputs(inputs: Iterable<unknown>): Generator<unknown> {
  let index = 0;
  for (const input of inputs) {
    yield toJson(input ?? null, nameOf(index));
    index += 1;
  }
}

function nameOf(index: number): string {
  return `inputs[${index}]`;
}

function toJson(value: unknown, name: string): unknown {
  try {
    return toJsonValue(value);
  } catch (error) {
    if (!(error instanceof NotJsonError)) throw error;
    const pointer = toPointer(error.place);
    throw new TypeError(`${name} cannot be sent${pointer && ` because of ${pointer}`}: ${error.message}.`);
  }
}
