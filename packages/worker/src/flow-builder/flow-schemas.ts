import { isJsonObject } from "@stepflow/protocol";
import { defined } from "@stepflow/protocol/internal";
import type { FlowOptions } from "./flow-options.ts";
import { toFlowSchema, toInputSchema } from "./flow-schema.ts";
import { toVariablesSchema } from "./variables.ts";

/** The `schemas` of a flow: a JSON Schema of an object with the schemas of input, output and variables as properties. */
export interface FlowSchemas {
  readonly type: "object";
  readonly properties: { readonly input?: object; readonly output?: object; readonly variables?: object };
}

type Sources = Pick<FlowOptions<unknown, Readonly<Record<string, unknown>>>, "input" | "output" | "variables">;

/** @throws TypeError for a schema that cannot be expressed as JSON Schema. */
export function toSchemas({ input, output, variables }: Sources): FlowSchemas | undefined {
  return schemasWith({
    input: input && toInputSchema(input),
    output: output && toFlowSchema(output, { where: "output", pointer: ["properties", "output"], side: "output" }),
    variables: variables && toVariablesSchema(variables),
  });
}

/** Adds schemas to those of a flow that is extended. Its own schema of the output is left out, because the output changes. */
export function mergeSchemas(base: unknown, added: FlowSchemas | undefined): FlowSchemas | undefined {
  if (!isJsonObject(base)) return added;
  const { properties, ...rest } = base;
  const { output: _, ...kept } = isJsonObject(properties) ? properties : {};
  const { variables, ...others } = added?.properties ?? {};
  const merged = schemasWith({ ...kept, ...others, variables: mergeObjects(kept["variables"], variables) });
  return merged && { ...rest, ...merged };
}

/** Names of the members that a JSON Schema of an object has. */
export function namesOf(schema: object | undefined): readonly string[] {
  const properties = isJsonObject(schema) ? schema["properties"] : undefined;
  return isJsonObject(properties) ? Object.keys(properties) : [];
}

function schemasWith(properties: { readonly [name: string]: object | undefined }): FlowSchemas | undefined {
  const given = defined(properties);
  return Object.keys(given).length === 0 ? undefined : { type: "object", properties: given };
}

/** Merges two JSON Schemas of objects with different members. The members of the second one win. */
function mergeObjects(base: unknown, added: object | undefined): object | undefined {
  if (!isJsonObject(base)) return added;
  if (!isJsonObject(added)) return base;
  const properties = { ...(base["properties"] as object), ...(added["properties"] as object) };
  const names = new Set(namesOf(added));
  const required = [...listOf(base["required"]).filter((name) => !names.has(name)), ...listOf(added["required"])];
  const { required: _, ...rest } = base;
  return { ...rest, properties, ...(required.length > 0 && { required }) };
}

function listOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? (value as string[]) : [];
}
