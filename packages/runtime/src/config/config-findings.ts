import { type SchemaValidator, validate } from "@stepflow/protocol";
import { follow } from "../expression/json-path.ts";
import type { Place } from "../expression/read-expression.ts";
import type { Findings } from "../flow/findings.ts";
import { fromPointer, toPointer } from "../flow/place.ts";

const MAX_SCHEMA_ISSUES = 5;
const BACKOFFS = '"constant", "exponential" or "fibonacci"';

/** Notes what is wrong with a configuration. */
export class ConfigFindings {
  readonly #findings: Findings;

  constructor(findings: Findings) {
    this.#findings = findings;
  }

  /** @param part what of the member at that place is meant. */
  refuse(place: Place, message: string, part: "name" | "value" = "value"): void {
    this.#findings.add({ kind: "malformedFlow", place, message, part });
  }

  /** Something that has no effect. */
  warn(place: Place, message: string): void {
    this.#findings.add({ kind: "unknownFieldIgnored", place, message, part: "name" });
  }

  /** Refuses what a schema refuses. */
  checkSchema(validator: SchemaValidator<unknown>, value: unknown, at: Place): void {
    const checked = validate(validator, value);
    if (checked.ok) return;
    // The other choice beside an object that is wrong somewhere inside.
    const told = checked.issues.filter(({ message }) => message !== "must be null");
    for (const { pointer, message } of told.slice(0, MAX_SCHEMA_ISSUES)) {
      const place = [...at, ...fromPointer(pointer)];
      if (message.includes('tag "type"')) this.refuse([...place, "type"], `"type" must be ${kindsOf(place)}`);
      else this.refuse(place, `${toPointer(place)} ${message}${hintFor(message, follow(value, fromPointer(pointer)))}`);
    }
  }
}

/** What YAML takes for a number or a truth value was often meant as text. */
function hintFor(message: string, value: unknown): string {
  const isBare = typeof value === "number" || typeof value === "boolean";
  return isBare && message === "must be string" ? `: write it in quotes, "${value}"` : "";
}

function kindsOf(place: Place): string {
  return place.at(-1) === "backoff" ? BACKOFFS : "one that runtimes know";
}
