/** One error of a generated validator, as ajv reports it. */
export interface SchemaError {
  /** JSON pointer (RFC 6901) to the invalid value; `""` is the whole value. */
  readonly instancePath: string;
  /** The violated keyword of JSON Schema, such as `required` or `type`. */
  readonly keyword: string;
  readonly message?: string;
  /** Details that depend on the keyword, such as `missingProperty` or `allowedValues`. */
  readonly params: Readonly<Record<string, unknown>>;
}

/**
 * A validator generated from a JSON Schema. It is a type guard that keeps its errors in `errors` until its next call. Use
 * `validate`, or read the errors right after the call.
 */
export interface SchemaValidator<T> {
  (value: unknown): value is T;
  errors?: readonly SchemaError[] | null;
}
