import { createHash } from "node:crypto";
import { writeSortedJson } from "@stepflow/protocol/internal";
import type { JsonSchema } from "./json-schema.ts";
import { follow } from "./references.ts";

/** Keywords that do not decide which values are valid. */
const ANNOTATIONS: ReadonlySet<string> = new Set([
  ...["$comment", "$defs", "$id", "$schema", "default", "definitions", "deprecated", "description", "discriminator"],
  ...["example", "examples", "format", "readOnly", "title", "writeOnly"],
]);
/** Keywords whose members are names and not keywords. */
const NAMED: ReadonlySet<string> = new Set(["properties", "patternProperties"]);

/** Texts that are equal for schemas that mean the same, whatever their descriptions and wherever their definitions are. */
export class SchemaKeys {
  readonly #document: JsonSchema;
  readonly #hashes = new Map<string, string>();

  constructor(document: JsonSchema) {
    this.#document = document;
  }

  /** Returns the text of a schema. */
  of(schema: JsonSchema): string {
    return writeSortedJson(this.#plain(schema, false));
  }

  #plain(value: unknown, isNames: boolean): unknown {
    if (Array.isArray(value)) return value.map((one) => this.#plain(one, false));
    if (typeof value !== "object" || value === null) return value;
    const entries = Object.entries(value).filter(([key]) => isNames || !ANNOTATIONS.has(key));
    return Object.fromEntries(
      entries.map(([key, one]) => [
        key,
        key === "$ref" && !isNames ? this.#hashOf(one) : this.#plain(one, !isNames && NAMED.has(key)),
      ]),
    );
  }

  /** A hash keeps the text short where definitions refer to each other. */
  #hashOf(ref: unknown): string {
    const found = follow(this.#document, ref);
    if (found === undefined) return String(ref);
    const { pointer, schema } = found;
    const known = this.#hashes.get(pointer);
    if (known !== undefined) return known;
    // A definition that contains itself stands for itself there.
    this.#hashes.set(pointer, pointer);
    const hash = createHash("sha256").update(this.of(schema)).digest("base64url");
    this.#hashes.set(pointer, hash);
    return hash;
  }
}

/** Removes the annotations of a schema, but not of those in it. */
export function withoutAnnotations(schema: JsonSchema): JsonSchema {
  return Object.fromEntries(Object.entries(schema).filter(([keyword]) => !ANNOTATIONS.has(keyword)));
}
