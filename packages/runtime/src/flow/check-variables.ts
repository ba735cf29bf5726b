import { isJsonObject } from "@stepflow/protocol";
import type { ExpressionVisit } from "../expression/visit-expression.ts";
import type { Findings } from "./findings.ts";
import { variableSchemaOf } from "./flow-schemas.ts";

/** Returns the names of the declared variables, or undefined if the flow declares none. */
export function variableNamesOf(
  schemas: Readonly<Record<string, unknown>> | undefined,
): ReadonlySet<string> | undefined {
  const schema = variableSchemaOf(schemas);
  if (schema === undefined) return undefined;
  const properties = isJsonObject(schema) ? schema["properties"] : undefined;
  return new Set(isJsonObject(properties) ? Object.keys(properties) : []);
}

/** Reports a reference to a variable that is not declared. */
export function checkVariable(
  { expression, ...where }: ExpressionVisit,
  from: string,
  declared: ReadonlySet<string> | undefined,
  findings: Findings,
): void {
  if (expression.kind !== "variable") return;
  const [variable] = expression.path;
  if (typeof variable !== "string") return;
  if (declared === undefined) {
    const shownPlace = ["variables"];
    findings.add({ kind: "missingVariableSchema", ...where, shownPlace, message: "No variable schema defined" });
  } else if (!declared.has(variable)) {
    const required = expression.fallback === undefined;
    const kind = required ? "undefinedRequiredVariable" : "undefinedVariable";
    const context = `step '${from}'`;
    const message = `${required ? "Required variable" : "Variable"} '${variable}' is not defined in ${context}`;
    findings.add({ kind, ...where, message, data: { variable, context } });
  }
}
