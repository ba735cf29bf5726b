import type { Dialect } from "../dialect/dialect.ts";
import { InvalidParamsError } from "../errors/request-errors.ts";
import * as validators from "../generated/validators.gen.ts";
import type { ValidationIssue } from "../validation/describe-issues.ts";
import type { SchemaValidator } from "../validation/schema-validator.ts";
import { type ValidationResult, validate } from "../validation/validate.ts";
import { decodeParams, decodeResult } from "./codec.ts";
import { METHODS, type MethodName, type ParamsOf, type ResultOf } from "./methods.ts";

const BY_NAME: { readonly [name: string]: SchemaValidator<unknown> | undefined } = validators as never;

type Part = "params" | "result";

/** Validators by dialect, part and method. They are looked up once, because every request needs one. */
const TABLE = {
  v0: { params: validatorsOf("v0", "params"), result: validatorsOf("v0", "result") },
  v1: { params: validatorsOf("v1", "params"), result: validatorsOf("v1", "result") },
} as const;

function validatorsOf(dialect: Dialect, part: Part): ReadonlyMap<string, SchemaValidator<unknown>> {
  return new Map(
    Object.entries(METHODS).flatMap(([method, { schemas }]) => {
      const name = schemas[dialect]?.[part];
      const validator = name === undefined ? undefined : BY_NAME[`${dialect}${name}`];
      return validator === undefined ? [] : [[method, validator] as const];
    }),
  );
}

function check(method: MethodName, dialect: Dialect, part: Part, value: unknown): ValidationResult<unknown> {
  const validator = TABLE[dialect][part].get(method);
  return validator === undefined ? { ok: true, value } : validate(validator, value);
}

/**
 * Checks parameters against the schema of the method, and translates them from the spelling of the dialect.
 *
 * @throws InvalidParamsError if they do not match; its issues have JSON pointers.
 * @example
 * ```ts source="./validate-message.examples.ts#validateParams"
 * const { component, input } = validateParams("components/execute", "v1", params);
 * console.log(component, input);
 * ```
 */
export function validateParams<M extends MethodName>(method: M, dialect: Dialect, params: unknown): ParamsOf<M> {
  const checked = check(method, dialect, "params", params ?? {});
  if (!checked.ok) throw new InvalidParamsError(method, checked.issues);
  return decodeParams(method, dialect, checked.value);
}

/**
 * Checks a result against the schema of the method, and translates it from the spelling of the dialect. Returns the errors in a
 * result that does not match.
 *
 * @example
 * ```ts source="./validate-message.examples.ts#validateResult"
 * const checked = validateResult("runs/get", "v1", result);
 * if (checked.ok) console.log(checked.value.status);
 * else console.error(describeIssues(checked.issues));
 * ```
 */
export function validateResult<M extends MethodName>(
  method: M,
  dialect: Dialect,
  result: unknown,
):
  | { readonly ok: true; readonly value: ResultOf<M> }
  | { readonly ok: false; readonly issues: readonly ValidationIssue[] } {
  const checked = check(method, dialect, "result", result);
  return checked.ok ? { ok: true, value: decodeResult(method, dialect, checked.value) } : checked;
}
