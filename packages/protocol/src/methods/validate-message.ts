import type { Dialect } from "../dialect/dialect.ts";
import { InvalidParamsError } from "../errors/request-errors.ts";
import type { ValidationIssue } from "../validation/describe-issues.ts";
import { type ValidationResult, validate } from "../validation/validate.ts";
import { decodeParams, decodeResult } from "./codec.ts";
import {
  type MethodValidators,
  RUNTIME_PARAMS,
  RUNTIME_RESULTS,
  WORKER_PARAMS,
  WORKER_RESULTS,
} from "./method-validators.ts";
import { METHODS, type MethodName, type ParamsOf, type ResultOf } from "./methods.ts";

/** A result that matches its schema, translated from the spelling of the dialect, or the errors in it. */
export type CheckedResult<M extends MethodName> =
  | { readonly ok: true; readonly value: ResultOf<M> }
  | { readonly ok: false; readonly issues: readonly ValidationIssue[] };

function isForWorkers(method: MethodName): boolean {
  return METHODS[method].direction === "toWorker";
}

function check(
  validators: MethodValidators,
  method: MethodName,
  dialect: Dialect,
  value: unknown,
): ValidationResult<unknown> {
  const validator = validators[dialect][method];
  return validator === undefined ? { ok: true, value } : validate(validator, value);
}

function checkParams<M extends MethodName>(
  validators: MethodValidators,
  method: M,
  dialect: Dialect,
  params: unknown,
): ParamsOf<M> {
  const checked = check(validators, method, dialect, params ?? {});
  if (!checked.ok) throw new InvalidParamsError(method, checked.issues);
  return decodeParams(method, dialect, checked.value);
}

function checkResult<M extends MethodName>(
  validators: MethodValidators,
  method: M,
  dialect: Dialect,
  result: unknown,
): CheckedResult<M> {
  const checked = check(validators, method, dialect, result);
  return checked.ok ? { ok: true, value: decodeResult(method, dialect, checked.value) } : checked;
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
  return checkParams(isForWorkers(method) ? WORKER_PARAMS : RUNTIME_PARAMS, method, dialect, params);
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
export function validateResult<M extends MethodName>(method: M, dialect: Dialect, result: unknown): CheckedResult<M> {
  return checkResult(isForWorkers(method) ? WORKER_RESULTS : RUNTIME_RESULTS, method, dialect, result);
}

/**
 * Does the same as `validateParams`, for the methods that workers receive. A bundle then holds the validators of these methods only.
 *
 * @throws InvalidParamsError if they do not match; its issues have JSON pointers.
 * @example
 * ```ts source="./validate-message.examples.ts#validateWorkerParams"
 * const { component: path } = validateWorkerParams("components/info", "v1", params);
 * console.log(path);
 * ```
 */
export function validateWorkerParams<M extends MethodName>(method: M, dialect: Dialect, params: unknown): ParamsOf<M> {
  return checkParams(WORKER_PARAMS, method, dialect, params);
}

/**
 * Does the same as `validateResult`, for the methods that runtimes receive. A bundle then holds the validators of these methods only.
 *
 * @example
 * ```ts source="./validate-message.examples.ts#validateRuntimeResult"
 * const stored = validateRuntimeResult("blobs/put", "v0", result);
 * if (stored.ok) console.log(stored.value.blobId);
 * ```
 */
export function validateRuntimeResult<M extends MethodName>(
  method: M,
  dialect: Dialect,
  result: unknown,
): CheckedResult<M> {
  return checkResult(RUNTIME_RESULTS, method, dialect, result);
}
