import type { StandardSchemaV1 } from "@standard-schema/spec";
import { zodDefinitions } from "./zod-definitions.ts";
import { isZodSchema, toStandardResult, type Validate, type ZodSchema } from "./zod-validate.ts";

/** What the schemas of zod 4 have besides: zod/mini has the function of its own, which takes the schema. */
interface EncodingSchema extends ZodSchema {
  readonly safeEncodeAsync?: ZodSchema["safeParseAsync"];
}

/**
 * Whether a schema holds a codec of zod. An output is then encoded: the function returns the values on the decoded side, and the runtime
 * receives those on the encoded side.
 */
export function holdsCodec(schema: object): boolean {
  if (!("_zod" in schema)) return false;
  for (const { reverseTransform } of zodDefinitions(schema)) {
    if (typeof reverseTransform === "function") return true;
  }
  return false;
}

/** Returns the function that encodes with a schema that {@link holdsCodec}; `undefined` for all other schemas. */
export function createZodEncode(schema: StandardSchemaV1): Validate | undefined {
  if (!isZodSchema(schema) || !holdsCodec(schema)) return undefined;
  const { safeEncodeAsync }: EncodingSchema = schema;
  return async (value) =>
    toStandardResult(
      // zod/mini: the context is the one that its `encode` passes.
      await (safeEncodeAsync?.(value) ?? schema.safeParseAsync(value, { direction: "backward" })),
    );
}
