import { isJsonObject } from "@stepflow/protocol";
import { NotJsonError, toJsonValue } from "../expression/json-value.ts";
import { toPointer } from "../flow/place.ts";

/**
 * Copies inputs as JSON. Elements of an array are copied at once, those of another iterable as they are read.
 *
 * @throws TypeError that names the place of a value that cannot be written as JSON.
 */
export function toJsonInputs(inputs: Iterable<unknown>): Iterable<unknown> {
  if (Array.isArray(inputs)) return Array.from(inputs, (input: unknown, index) => toJson(input ?? null, nameOf(index)));
  return readInputs(inputs);
}

/** Copies variables as JSON. Undefined ones count as omitted. @throws TypeError */
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
