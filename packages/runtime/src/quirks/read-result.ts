import { JsonFault } from "../json/json-fault.ts";
import { elementsOf } from "../json/json-text.ts";
import { type ReadField, readAny, readFields, readString } from "../json/read-fields.ts";
import { checkStrictJson } from "../json/strict-json.ts";

/**
 * Reads the result of a method as a real runtime does.
 *
 * @param text valid JSON
 * @throws JsonFault
 */
export function readResult(method: string, text: string, isLegacy: boolean): unknown {
  const read = method === "initialize" ? readInitialize(isLegacy) : RESULTS[method];
  if (read === undefined) checkStrictJson(text);
  else read(text, "result");
  return JSON.parse(text);
}

const RESULTS: Readonly<Record<string, ReadField>> = {
  "components/execute": objectWith("output", readAny),
  "components/list": objectWith("components", readComponents),
  "components/info": objectWith("info", readComponent),
};

/** Requires the member with the protocol version. Its value does not matter. */
function readInitialize(isLegacy: boolean): ReadField {
  return objectWith(isLegacy ? "server_protocol_version" : "serverProtocolVersion", readAny);
}

function readComponents(text: string, place: string): void {
  if (!text.startsWith("[")) throw new JsonFault(`expected an array at ${place}`);
  for (const [index, component] of [...elementsOf(text)].entries()) readComponent(component, `${place}[${index}]`);
}

function readComponent(text: string, place: string): void {
  objectWith("component", readString)(text, place);
}

/** Reads an object with one required member. */
function objectWith(name: string, read: ReadField): ReadField {
  return (text, place) => readFields<Record<string, unknown>>(text, place, { [name]: read }, [name]);
}
