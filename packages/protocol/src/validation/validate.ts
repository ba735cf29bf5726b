import { escapePointerKey } from "../internal/json-pointer.ts";
/** One complaint of a generated validator, as ajv words it. */
export interface SchemaError {
  /** JSON pointer (RFC 6901) to the value at fault; `""` is the whole value. */
  readonly instancePath: string;
  /** The keyword of JSON Schema that was not met, such as `required` or `type`. */
  readonly keyword: string;
  readonly message?: string;
  /** Details that depend on the keyword, such as `missingProperty` or `allowedValues`. */
  readonly params: Readonly<Record<string, unknown>>;
}

/**
 * A validator generated from a JSON Schema: a type guard that leaves its complaints in `errors` until it is called again.
 * Read them at once, or use {@link validate}.
 */
export interface SchemaValidator<T> {
  (value: unknown): value is T;
  errors?: readonly SchemaError[] | null;
}

/** What is wrong with a value, and where. */
export interface ValidationIssue {
  /** JSON pointer (RFC 6901) to the value at fault, `""` for the whole value; a missing member is pointed at by its own name. */
  readonly pointer: string;
  /** Half a sentence that goes after the pointer, such as `must be string`. */
  readonly message: string;
}

/** The outcome of {@link validate}. */
export type ValidationResult<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly issues: readonly ValidationIssue[] };

/** Checks `value` and hands it back typed (the same object, nothing copied or added), or says what is wrong with it. Never throws. */
export function validate<T>(validator: SchemaValidator<T>, value: unknown): ValidationResult<T> {
  if (validator(value)) return { ok: true, value };
  return { ok: false, issues: issuesOf(validator) };
}

/** The complaints of the validator's latest call; empty when it accepted. */
export function issuesOf(validator: Pick<SchemaValidator<unknown>, "errors">): readonly ValidationIssue[] {
  const errors = validator.errors ?? [];
  // A failed choice is told by what its alternatives complained about.
  const telling =
    errors.length > 1 ? errors.filter(({ keyword }) => keyword !== "anyOf" && keyword !== "oneOf") : errors;
  return mergeTypes(telling).map(toIssue);
}

/** Several types wanted at one place are the alternatives of a choice: one complaint instead of one for each. */
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
  return { pointer: error.instancePath, message: wordingOf(error) };
}

function wordingOf(error: SchemaError): string {
  const { allowedValue, allowedValues, additionalProperty } = error.params;
  if (error.keyword === "type") return `must be ${typesOf(error).join(" or ")}`;
  if (Array.isArray(allowedValues))
    return `must be one of ${allowedValues.map((value) => JSON.stringify(value)).join(", ")}`;
  if (error.keyword === "const") return `must be ${JSON.stringify(allowedValue)}`;
  if (typeof additionalProperty === "string") return `must not have the member ${JSON.stringify(additionalProperty)}`;
  return error.message ?? `breaks the rule "${error.keyword}"`;
}
