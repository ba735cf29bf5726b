import type { StandardSchemaV1 } from "@standard-schema/spec";
import { describeAtOnce, type SchemaSide } from "../schema/describe-at-once.ts";
import { toPointer } from "../schema/issue-pointer.ts";
import { rebaseReferences } from "../schema/rebase-references.ts";

/** The place of a schema in the `schemas` of a flow. */
export interface FlowSchemaPlace {
  /** Name of the schema in error messages. */
  readonly where: string;
  /** Keys that lead from `schemas` to the schema. */
  readonly pointer: readonly string[];
  /** Values that the schema describes: those that enter it, or those that leave it. */
  readonly side: SchemaSide;
}

/**
 * Returns the JSON Schema of a schema as a part of a flow. References inside it lead to their new places.
 *
 * @throws TypeError if the library of the schema cannot express it as JSON Schema without another package.
 */
export function toFlowSchema(schema: StandardSchemaV1, { where, pointer, side }: FlowSchemaPlace): object {
  const described = describeAtOnce(schema, side);
  if (described === undefined) {
    throw new TypeError(
      `${where}: ${schema["~standard"].vendor} has no JSON Schema of its own for this schema. Use zod 4.2 or later, arktype or jsonSchema(), or pass a valibot schema through toStandardJsonSchema() of @valibot/to-json-schema.`,
    );
  }
  if (described.jsonSchema === undefined) throw new TypeError(`${where}: ${described.problem}.`);
  const { $schema: _, ...rest } = described.jsonSchema as Readonly<Record<string, unknown>>;
  return rebaseReferences(rest, `#${encodeURI(toPointer(pointer))}`) as object;
}

/** Returns the JSON Schema of an input, or `undefined` if its library cannot convert it itself. */
export function toInputSchema(schema: StandardSchemaV1): object | undefined {
  if (describeAtOnce(schema, "input") === undefined) return undefined;
  return toFlowSchema(schema, { where: "input", pointer: ["properties", "input"], side: "input" });
}
