import { isJsonObject } from "@stepflow/protocol";
import { type FlowDocument, referencedSteps, stepsOf } from "@stepflow/protocol/internal-flows";
import { type JsonSchema, propertiesOf, toSchema } from "../schemas/json-schema.ts";
import { SchemaKeys } from "../schemas/schema-keys.ts";
import { ExpressionCheck, type KnownTypes, type TypeFinding } from "./check-expression.ts";
import { typeIn, typeOfData, typeOfSchema, UNKNOWN, type ValueType } from "./value-type.ts";

/** Schemas of a component. */
export interface ComponentTypes {
  readonly inputSchema?: unknown;
  readonly outputSchema?: unknown;
}

const INCOMPLETE = "Not all types are checked, because the schemas have too many combinations of alternatives.";

/**
 * Checks the types of a flow: the input of each step against its component, references against what they lead to, and the output against the
 * flow's own schema.
 *
 * @param document the stored form of the flow.
 * @param typesOf returns the schemas of a component; undefined for one that does not exist.
 */
export function checkFlowTypes(
  document: FlowDocument,
  typesOf: (component: string) => ComponentTypes | undefined,
): readonly TypeFinding[] {
  const own = toSchema(document["schemas"]);
  const parts = propertiesOf(own);
  const inFlow = (schema: JsonSchema | undefined): ValueType =>
    schema === undefined ? UNKNOWN : typeIn({ root: own, keys: new SchemaKeys(own) }, schema);
  const declared = propertiesOf(parts.get("steps") ?? {});
  const steps = stepsOf(document);
  const outputs = new Map(
    steps.map((step) => {
      const schema = typesOf(step.component)?.outputSchema ?? undefined;
      const type = schema === undefined ? inFlow(declared.get(step.id)) : typeOfSchema(schema);
      return [step.id, withDefault(type, step["onError"])];
    }),
  );
  const known: KnownTypes = {
    input: inFlow(parts.get("input")),
    variables: inFlow(parts.get("variables")),
    steps: outputs,
  };
  const check = new ExpressionCheck(known);
  for (const [index, { component, ...step }] of steps.entries()) {
    const schema = typesOf(component)?.inputSchema ?? undefined;
    const type = schema === undefined ? UNKNOWN : typeOfSchema(schema);
    if (step["input"] === undefined && type.length === 0) continue;
    check.check(step["input"] ?? null, ["steps", index, "input"], { type, owner: component, root: "input", path: [] });
  }
  const output = { type: inFlow(parts.get("output")), owner: "the flow", root: "output", path: [] };
  check.check(document["output"] ?? null, ["output"], output);
  if (check.isIncomplete) check.findings.push({ level: "warning", place: [], message: INCOMPLETE });
  return [...findUntyped(document, typesOf, declared), ...check.findings];
}

/** After a failure, the step has the default value of `onError`. */
function withDefault(output: ValueType, onError: unknown): ValueType {
  if (!isJsonObject(onError) || onError["action"] !== "useDefault" || output.length === 0) return output;
  return [...output, ...typeOfData(onError["defaultValue"] ?? null)];
}

/** Finds steps to which others refer, and of whose output nothing is known. */
function findUntyped(
  document: FlowDocument,
  typesOf: (component: string) => ComponentTypes | undefined,
  declared: ReadonlyMap<string, JsonSchema>,
): readonly TypeFinding[] {
  const steps = stepsOf(document);
  const used = referencedSteps([steps.map(({ input }) => input), document["output"]]);
  return steps.flatMap(({ id, component }, index): TypeFinding[] => {
    const types = typesOf(component);
    if (types === undefined || (types.outputSchema ?? declared.get(id)) !== undefined || !used.has(id)) return [];
    const message = `References to step ${JSON.stringify(id)} are not checked, because ${component} has no output schema.`;
    return [{ level: "warning", place: ["steps", index, "component"], message }];
  });
}
