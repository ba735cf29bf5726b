import { type SchemaValidator, validate } from "@stepflow/protocol";
import { follow } from "@stepflow/protocol/internal-flows";
import type { Place } from "../expression/read-expression.ts";
import type { Findings } from "../flow/findings.ts";
import { fromPointer, toPointer } from "../flow/place.ts";

const MAX_SCHEMA_ISSUES = 5;
const BACKOFFS = '"constant", "exponential" or "fibonacci"';

/** Collects the findings about a configuration. */
export class ConfigFindings {
  readonly #findings: Findings;

  constructor(findings: Findings) {
    this.#findings = findings;
  }

  /** Adds a fault. @param part whether the name or the value of the member at the place is meant. */
  refuse(place: Place, message: string, part: "name" | "value" = "value"): void {
    this.#findings.add({ kind: "malformedFlow", place, message, part });
  }

  /** Adds a warning about a member without effect. */
  warn(place: Place, message: string): void {
    this.#findings.add({ kind: "unknownFieldIgnored", place, message, part: "name" });
  }

  /** Adds the faults that a schema finds. */
  checkSchema(validator: SchemaValidator<unknown>, value: unknown, at: Place): void {
    const checked = validate(validator, value);
    if (checked.ok) return;
    // The other alternative of an optional object. The faults inside the object matter.
    const shown = checked.issues.filter(({ message }) => message !== "must be null");
    for (const { pointer, message } of shown.slice(0, MAX_SCHEMA_ISSUES)) {
      const place = [...at, ...fromPointer(pointer)];
      if (message.includes('tag "type"')) this.refuse([...place, "type"], `"type" must be ${kindsOf(place)}`);
      else this.refuse(place, `${toPointer(place)} ${message}${hintFor(message, follow(value, fromPointer(pointer)))}`);
    }
  }
}

/** Returns a hint for a value that YAML reads as a number or boolean, and that may be meant as text. */
function hintFor(message: string, value: unknown): string {
  const isBare = typeof value === "number" || typeof value === "boolean";
  return isBare && message === "must be string" ? ": write it in quotes" : "";
}

function kindsOf(place: Place): string {
  return place.at(-1) === "backoff" ? BACKOFFS : "a type that runtimes know";
}
