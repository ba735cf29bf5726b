import { METHODS } from "@stepflow/protocol";
import * as validators from "../../../packages/protocol/src/generated/validators.gen.ts";
import type { SchemaValidator } from "../../../packages/protocol/src/validation/schema-validator.ts";
import { issuesOf } from "../../../packages/protocol/src/validation/validate.ts";
import { type Dialect, isRecord } from "./recordings.ts";

const byName = new Map<string, SchemaValidator<unknown>>(Object.entries(validators));

/** Returns the schema errors of a request or notification: in its envelope, then in its params. */
export function callComplaints(dialect: Dialect, message: unknown): string[] {
  const envelope = isRecord(message) && message["id"] === undefined ? "Notification" : "MethodRequest";
  const complaints = complaintsOf(dialect, envelope, message);
  if (complaints.length > 0 || !isRecord(message)) return complaints;
  return complaintsOf(dialect, schemasOf(dialect, message["method"]).params, message["params"]);
}

/** Returns the schema errors of an answer to `method`: in its envelope, then in its result. */
export function answerComplaints(dialect: Dialect, method: unknown, message: unknown): string[] {
  const isError = isRecord(message) && isRecord(message["error"]);
  const complaints = complaintsOf(dialect, isError ? "MethodError" : "MethodSuccess", message);
  if (complaints.length > 0 || isError || !isRecord(message)) return complaints;
  return complaintsOf(dialect, schemasOf(dialect, method).result ?? "no result", message["result"]);
}

function schemasOf(dialect: Dialect, method: unknown): { readonly params: string; readonly result?: string } {
  const description = Object.entries(METHODS).find(([name]) => name === method)?.[1];
  return description?.schemas[dialect] ?? { params: `no method ${String(method)}` };
}

function complaintsOf(dialect: Dialect, definition: string, value: unknown): string[] {
  const validator = byName.get(`${dialect}${definition}`);
  if (validator === undefined) return [`${dialect} has ${definition}`];
  return validator(value)
    ? []
    : issuesOf(validator).map(({ pointer, message }) => `${definition}${pointer} ${message}`);
}
