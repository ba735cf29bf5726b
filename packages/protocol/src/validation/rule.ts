import type { formats } from "./formats.ts";

/** The keywords of JSON Schema that messages use, with the rules of referenced definitions in place of `$ref`. */
export interface Rule {
  readonly type?: JsonType | readonly JsonType[];
  readonly format?: keyof typeof formats;
  readonly minimum?: number;
  readonly const?: string;
  readonly enum?: readonly (string | number)[];
  readonly not?: Rule;
  readonly anyOf?: readonly Rule[];
  /** Alternatives whose members `discriminator` have different constants. */
  readonly oneOf?: readonly Rule[];
  /** Name of the member that decides between the rules of `oneOf`. */
  readonly discriminator?: string;
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, Rule>>;
  readonly additionalProperties?: Rule;
  readonly items?: Rule;
}

/** Types of JSON Schema. */
export type JsonType = "null" | "boolean" | "object" | "array" | "number" | "integer" | "string";
