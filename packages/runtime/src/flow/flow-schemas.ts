import { isJsonObject } from "@stepflow/protocol";
import { type RuntimeVersion, semanticsOf } from "../versions.ts";
import type { Findings } from "./findings.ts";

const PARTS = ["input", "output", "variables", "steps"];

/**
 * Reads the part of a flow's `schemas` that runtimes keep. They read it as a JSON Schema of an object whose properties are the schemas of
 * input, output, variables and steps, and never validate a value against any of them.
 */
export function readFlowSchemas(
  schemas: unknown,
  findings: Findings,
  version: RuntimeVersion,
): Record<string, unknown> | undefined {
  if (schemas === undefined || schemas === null) return undefined;
  if (!isJsonObject(schemas)) {
    findings.add({ kind: "malformedFlow", place: ["schemas"], message: '"schemas" must be an object' });
    return undefined;
  }
  const { $defs, properties } = schemas;
  if (!isJsonObject(properties) && semanticsOf(version).refusesMisplacedSchemas) {
    for (const name of PARTS.filter((part) => Object.hasOwn(schemas, part))) {
      const message = `"${name}" must be inside "properties": schemas: { type: object, properties: { ${name}: … } }`;
      findings.add({ kind: "malformedFlow", place: ["schemas", name], part: "name", message });
    }
  }
  const kept = isJsonObject(properties) ? keptProperties(properties) : {};
  const defs = isJsonObject($defs) && Object.keys($defs).length > 0 ? { $defs } : {};
  const rest = Object.keys(kept).length > 0 ? { properties: kept } : {};
  if (Object.keys(defs).length + Object.keys(rest).length === 0) return undefined;
  return { type: "object", ...defs, ...rest };
}

function keptProperties(properties: Record<string, unknown>): Record<string, unknown> {
  const kept: Record<string, unknown> = {};
  for (const name of ["input", "output", "variables"]) {
    if (Object.hasOwn(properties, name)) kept[name] = properties[name];
  }
  const { steps } = properties;
  const ofSteps = isJsonObject(steps) ? steps["properties"] : undefined;
  if (isJsonObject(ofSteps) && Object.keys(ofSteps).length > 0) {
    kept["steps"] = { type: "object", properties: ofSteps };
  }
  return kept;
}

/** Returns the schema of the variables, if the flow has one. */
export function variableSchemaOf(schemas: Readonly<Record<string, unknown>> | undefined): unknown {
  const properties = schemas?.["properties"];
  return isJsonObject(properties) ? properties["variables"] : undefined;
}
