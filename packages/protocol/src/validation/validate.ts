import { toIssue, typesOf, type ValidationIssue } from "./describe-issues.ts";
import type { SchemaError, SchemaValidator } from "./schema-validator.ts";

/** Result of {@link validate}. */
export type ValidationResult<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly issues: readonly ValidationIssue[] };

/**
 * Checks a value. Returns the same object with its type, or the errors in it. Never throws.
 *
 * @example
 * ```ts source="./validate.examples.ts#validate"
 * const result = validate(v1Flow, document);
 * if (result.ok) console.log(result.value.steps);
 * else console.error(result.issues); // [{ pointer: "/steps", message: "must be array" }]
 * ```
 */
export function validate<T>(validator: SchemaValidator<T>, value: unknown): ValidationResult<T> {
  if (validator(value)) return { ok: true, value };
  return { ok: false, issues: issuesOf(validator) };
}

/**
 * Returns the errors of the validator's last call. The list is empty if the value was valid.
 *
 * @example
 * ```ts source="./validate.examples.ts#issuesOf"
 * if (!v1Flow(document)) console.error(issuesOf(v1Flow));
 * ```
 */
export function issuesOf(validator: Pick<SchemaValidator<unknown>, "errors">): readonly ValidationIssue[] {
  const errors = validator.errors ?? [];
  // The errors of the alternatives are more helpful than the error that none of them matches.
  const specific =
    errors.length > 1 ? errors.filter(({ keyword }) => keyword !== "anyOf" && keyword !== "oneOf") : errors;
  return mergeTypes(specific).map(toIssue);
}

/** Merges type errors at one place, which come from alternatives, into one error that lists all types. */
function mergeTypes(errors: readonly SchemaError[]): readonly SchemaError[] {
  const merged: SchemaError[] = [];
  for (const error of errors) {
    const index = merged.findIndex((other) => isTypeAt(other, error.instancePath));
    const other = merged[index];
    if (error.keyword !== "type" || other === undefined) merged.push(error);
    else merged[index] = { ...other, params: { type: [...new Set([...typesOf(other), ...typesOf(error)])] } };
  }
  return merged;
}

function isTypeAt(error: SchemaError, instancePath: string): boolean {
  return error.keyword === "type" && error.instancePath === instancePath;
}
