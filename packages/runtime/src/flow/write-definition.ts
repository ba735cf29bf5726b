import { isNullExpression } from "../expression/expression.ts";
import { writeExpression } from "../expression/write-expression.ts";
import type { FlowDefinition, OnError, StepDefinition } from "./flow-definition.ts";

/**
 * A flow as the runtimes store it: known members only, in a fixed order, without what says nothing, paths in their long form. The
 * flow's id is the hash of this text.
 */
export function writeDefinition(flow: FlowDefinition): Record<string, unknown> {
  const { name, description, version, schemas, steps, output, test, examples, metadata } = flow;
  return withoutAbsent({
    name,
    description,
    version,
    schemas,
    steps: steps.length === 0 ? undefined : steps.map(writeStep),
    output: isNullExpression(output) ? undefined : writeExpression(output),
    test,
    examples,
    metadata: filled(metadata),
  });
}

/** A step as the runtimes store it. */
function writeStep(step: StepDefinition): Record<string, unknown> {
  const { id, component, onError, input, mustExecute, metadata } = step;
  return withoutAbsent({
    id,
    component,
    onError: onError === undefined ? undefined : writeOnError(onError),
    input: isNullExpression(input) ? undefined : writeExpression(input),
    mustExecute,
    metadata: filled(metadata),
  });
}

function writeOnError(onError: OnError): Record<string, unknown> {
  // The members stand in the order of the type.
  return withoutAbsent({ ...onError });
}

function filled(metadata: Readonly<Record<string, unknown>>): unknown {
  return Object.keys(metadata).length === 0 ? undefined : metadata;
}

function withoutAbsent(object: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined));
}
