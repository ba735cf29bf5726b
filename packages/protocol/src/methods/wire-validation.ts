import type { Dialect } from "../dialect/dialect.ts";
import { InvalidParamsError } from "../errors/request-errors.ts";
import * as validators from "../generated/validators.gen.ts";
import { type SchemaValidator, type ValidationIssue, type ValidationResult, validate } from "../validation/validate.ts";
import { decodeParams, decodeResult } from "./codec.ts";
import { METHODS, type MethodName, type ParamsOf, type ResultOf } from "./methods.ts";

const BY_NAME: { readonly [name: string]: SchemaValidator<unknown> | undefined } = validators as never;

type Part = "params" | "result";

/** Validators by dialect, part and method, looked up once: execution asks for one in every request. */
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
 * Checks parameters against the method's schema and reads them from the wire's spelling.
 *
 * @throws InvalidParamsError with JSON pointers to what is wrong.
 */
export function validateParams<M extends MethodName>(method: M, dialect: Dialect, params: unknown): ParamsOf<M> {
  const checked = check(method, dialect, "params", params ?? {});
  if (!checked.ok) throw new InvalidParamsError(method, checked.issues);
  return decodeParams(method, dialect, checked.value);
}

/** Checks a result against the method's schema and reads it from the wire's spelling, or says what is wrong with it. */
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
