import { isJsonObject } from "@stepflow/protocol";
import { type FlowDocument, stepsOf } from "@stepflow/protocol/internal-flows";
import { type JsonSchema, propertiesOf, toSchema } from "../schemas/json-schema.ts";
import type { ComponentTypes } from "./check-flow-types.ts";
import { schemaOfExpression } from "./expression-schema.ts";
import { inlineReferences } from "./inline-references.ts";
import { InputConstraints } from "./input-constraints.ts";

/** Schemas of a flow that follow from its components and expressions, without those that it declares. */
export interface InferredSchemas {
  readonly input: JsonSchema | undefined;
  readonly output: JsonSchema | undefined;
  /** Schemas of outputs by step id. */
  readonly steps: ReadonlyMap<string, JsonSchema>;
  /** Schemas of what each step receives; undefined if nothing is known. */
  readonly stepInputs: ReadonlyMap<string, JsonSchema | undefined>;
}

/**
 * Infers the schemas of a flow.
 *
 * @param typesOf returns the schemas of a component; undefined for one that does not exist.
 */
export function inferSchemas(
  document: FlowDocument,
  typesOf: (component: string) => ComponentTypes | undefined,
): InferredSchemas {
  const own = toSchema(document["schemas"]);
  const parts = propertiesOf(own);
  const declared = propertiesOf(parts.get("steps") ?? {});
  const steps = stepsOf(document);
  const inferred = new Map<string, JsonSchema>();
  for (const { id, component, ...step } of steps) {
    const schema = typesOf(component)?.outputSchema ?? undefined;
    if (declared.has(id) || schema === undefined) continue;
    inferred.set(id, withDefault(inlineReferences(toSchema(schema)), step["onError"]));
  }
  const partOf = (name: string): JsonSchema | undefined => {
    const schema = parts.get(name);
    return schema === undefined ? undefined : inlineReferences(schema, own);
  };
  const constraints = new InputConstraints();
  for (const { component, ...step } of steps) {
    const schema = typesOf(component)?.inputSchema ?? undefined;
    if (schema !== undefined) constraints.collect(step["input"], inlineReferences(toSchema(schema)));
  }
  const input = parts.has("input") ? undefined : constraints.toSchema();
  const known = {
    input: partOf("input") ?? input,
    variables: partOf("variables"),
    steps: new Map([...inferred, ...[...declared].map(([id, one]) => [id, inlineReferences(one, own)] as const)]),
  };
  const stepInputs = steps.map(({ id, ...step }) => [id, schemaOfExpression(step["input"] ?? null, known)] as const);
  const output = parts.has("output") ? undefined : schemaOfExpression(document["output"] ?? null, known);
  return { input, output, steps: inferred, stepInputs: new Map(stepInputs) };
}

/** After a failure, the step has the default value of `onError`. */
function withDefault(schema: JsonSchema, onError: unknown): JsonSchema {
  if (!isJsonObject(onError) || onError["action"] !== "useDefault") return schema;
  return { anyOf: [schema, { const: onError["defaultValue"] ?? null }] };
}
