import { isJsonObject } from "@stepflow/protocol";
import { variableSchemaOf } from "./flow-schemas.ts";

/** Values that runtimes use for an optional variable without a `default`, by its type. */
const DEFAULT_OF_TYPE: Readonly<Record<string, unknown>> = { string: "", number: 0, integer: 0, boolean: false };

/** Returns the values of declared variables that a run may omit. They take precedence over the `default` of a reference. */
export function variableDefaultsOf(
  schemas: Readonly<Record<string, unknown>> | undefined,
): ReadonlyMap<string, unknown> {
  const schema = variableSchemaOf(schemas);
  const defaults = new Map<string, unknown>();
  if (!isJsonObject(schema) || !isJsonObject(schema["properties"])) return defaults;
  const required = Array.isArray(schema["required"]) ? schema["required"] : [];
  for (const [name, property] of Object.entries(schema["properties"])) {
    if (!isJsonObject(property)) continue;
    if (Object.hasOwn(property, "default")) defaults.set(name, property["default"]);
    else if (!required.includes(name)) addDefaultOfType(name, property["type"], defaults);
  }
  return defaults;
}

function addDefaultOfType(name: string, type: unknown, defaults: Map<string, unknown>): void {
  if (Array.isArray(type) && type.includes("null")) defaults.set(name, null);
  if (typeof type === "string" && Object.hasOwn(DEFAULT_OF_TYPE, type)) defaults.set(name, DEFAULT_OF_TYPE[type]);
}
