import { type FlowResult, isJsonObject } from "@stepflow/protocol";
import { checkPins } from "@stepflow/protocol/internal-flows";
import { NotJsonError, toJsonValue } from "../expression/json-value.ts";
import type { Flow } from "../flow/flow.ts";
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

/**
 * Copies known results as JSON.
 *
 * @throws InvalidPinError if the flow has no such step; TypeError.
 */
export function toKnownResults(
  known: ReadonlyMap<string, FlowResult> | undefined,
  flow: Flow,
): ReadonlyMap<string, FlowResult> | undefined {
  if (known === undefined || known.size === 0) return undefined;
  checkPins(known.keys(), flow.document);
  return new Map([...known].map(([id, result]) => [id, toKnownResult(id, result)]));
}

function toKnownResult(id: string, result: FlowResult): FlowResult {
  if (result.outcome !== "success") return result;
  return {
    outcome: "success",
    result: toJson(result.result ?? null, `The pinned result of step ${JSON.stringify(id)}`),
  };
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
