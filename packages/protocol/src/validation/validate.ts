import { escapePointerKey } from "../internal/json-pointer.ts";
import type { SchemaError, SchemaValidator } from "./schema-validator.ts";

/** One error in a value, and its place. */
export interface ValidationIssue {
  /** JSON pointer (RFC 6901) to the invalid value; `""` is the whole value. The pointer of a missing member ends with its name. */
  readonly pointer: string;
  /** The error as the predicate of a sentence about the value, such as `must be string`. */
  readonly message: string;
}

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
  // The errors of the alternatives say more than the error that none of them matches.
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

function typesOf(error: SchemaError): readonly unknown[] {
  const { type } = error.params;
  return Array.isArray(type) ? type : [type];
}

function toIssue(error: SchemaError): ValidationIssue {
  const { missingProperty: missing } = error.params;
  if (error.keyword === "required" && typeof missing === "string") {
    return { pointer: `${error.instancePath}/${escapePointerKey(missing)}`, message: "is missing" };
  }
  return { pointer: error.instancePath, message: messageOfError(error) };
}

function messageOfError(error: SchemaError): string {
  const { allowedValue, allowedValues, additionalProperty } = error.params;
  if (error.keyword === "type") return `must be ${typesOf(error).join(" or ")}`;
  if (Array.isArray(allowedValues))
    return `must be one of ${allowedValues.map((value) => JSON.stringify(value)).join(", ")}`;
  if (error.keyword === "const") return `must be ${JSON.stringify(allowedValue)}`;
  if (typeof additionalProperty === "string") return `must not have the member ${JSON.stringify(additionalProperty)}`;
  return error.message ?? `violates the rule "${error.keyword}"`;
}
