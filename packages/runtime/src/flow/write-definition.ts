import { defined } from "@stepflow/protocol/internal";
import { isNullExpression } from "../expression/expression.ts";
import { writeExpression } from "../expression/write-expression.ts";
import type { FlowDefinition, OnError, StepDefinition } from "./flow-definition.ts";

/**
 * Writes a flow as the runtimes store it: only known members, in a fixed order, without empty ones, and paths in their long form. The
 * flow's id is the hash of this text.
 */
export function writeDefinition(flow: FlowDefinition): Record<string, unknown> {
  const { name, description, version, schemas, steps, output, test, examples, metadata } = flow;
  return defined({
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

/** Writes a step as the runtimes store it. */
function writeStep(step: StepDefinition): Record<string, unknown> {
  const { id, component, onError, input, mustExecute, metadata } = step;
  return defined({
    id,
    component,
    onError: onError === undefined ? undefined : writeOnError(onError),
    input: isNullExpression(input) ? undefined : writeExpression(input),
    mustExecute,
    metadata: filled(metadata),
  });
}

function writeOnError(onError: OnError): Record<string, unknown> {
  // The members are in the order of the type.
  return defined({ ...onError });
}

function filled(metadata: Readonly<Record<string, unknown>>): unknown {
  return Object.keys(metadata).length === 0 ? undefined : metadata;
}
