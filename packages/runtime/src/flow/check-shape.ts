import { isJsonObject, type SchemaValidator, validate } from "@stepflow/protocol";
import { v0Flow, v1Flow } from "@stepflow/protocol/documents";
import { type RuntimeVersion, type Semantics, semanticsOf } from "../versions.ts";
import type { Findings } from "./findings.ts";
import { fromPointer } from "./place.ts";

const VALIDATORS: Readonly<Record<Semantics["flowFormat"], SchemaValidator<unknown>>> = { v0: v0Flow, v1: v1Flow };

/** Characters that are shown of a text in the place of a flow. */
const MAX_SHOWN_CHARS = 100;

/** Checks whether a value has the shape of a flow. Expressions are not checked. */
export function checkShape(value: unknown, version: RuntimeVersion, findings: Findings): boolean {
  // `schemas` is read separately, because the runtimes accept other values than their published schema.
  const document = isJsonObject(value) ? { ...value, schemas: undefined } : value;
  const checked = validate(VALIDATORS[semanticsOf(version).flowFormat], document);
  if (checked.ok) return true;
  if (typeof value === "string") {
    findings.add({ kind: "malformedFlow", place: [], message: `a flow must be an object, got ${describeText(value)}` });
    return false;
  }
  const issues = checked.issues.filter(({ message }) => message !== "must be null");
  const shown = issues.filter(({ pointer }) => !isNamedCode(document, pointer));
  if (shown.length === 0 && issues.length > 0) return true;
  for (const { pointer, message } of shown) {
    const place = fromPointer(pointer);
    if (message.includes('tag "action"')) {
      const said = 'must be "fail", "useDefault" or "retry"';
      findings.add({ kind: "malformedFlow", place: [...place, "action"], message: `"action" ${said}` });
    } else {
      findings.add({
        kind: "malformedFlow",
        place,
        message: `${nameOf(place)} ${message.replace(/^must be object$/, "must be an object")}`,
      });
    }
  }
  return false;
}

const TEST_CODE = /^\/test\/cases\/\d+\/output\/error\/code$/;

/**
 * Whether the value is an error code by name in a test case, such as COMPONENT_FAILED. Flows for 0.12 and 0.13 have these. A test case has no
 * effect on a run, so the flow may run here.
 */
function isNamedCode(document: unknown, pointer: string): boolean {
  if (!TEST_CODE.test(pointer)) return false;
  const value = fromPointer(pointer).reduce((at: unknown, name) => (at as Record<string, unknown>)[name], document);
  return typeof value === "string" && /^[A-Z]+(_[A-Z]+)*$/.test(value);
}

function nameOf(place: readonly (string | number)[]): string {
  const last = place.at(-1);
  if (last === undefined) return "a flow";
  return typeof last === "number" ? `element ${last} of "${place.at(-2)}"` : `"${last}"`;
}

/** Describes a text in the place of a flow. The path of its file is a likely mistake. */
function describeText(text: string): string {
  const shown = JSON.stringify(text.length > MAX_SHOWN_CHARS ? `${text.slice(0, MAX_SHOWN_CHARS)}…` : text);
  return /\.(ya?ml|json)$/.test(text) ? `${shown}: pass the text of the flow, not the path of its file` : shown;
}
