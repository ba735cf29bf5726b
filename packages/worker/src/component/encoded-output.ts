import type { StandardSchemaV1 } from "@standard-schema/spec";

/**
 * Type of the values that a function returns for an output schema: those that enter the schema. A schema of zod with a codec encodes, so
 * it takes the values that leave the schema.
 */
export type ReturnedOf<Schema extends StandardSchemaV1> =
  Encodes<Schema> extends true ? StandardSchemaV1.InferOutput<Schema> : StandardSchemaV1.InferInput<Schema>;

/** Type of the JSON that a flow receives for an output schema. */
export type SentOf<Schema extends StandardSchemaV1> =
  Encodes<Schema> extends true ? StandardSchemaV1.InferInput<Schema> : StandardSchemaV1.InferOutput<Schema>;

/** Both sides of most schemas are the same. Then it does not matter whether the schema has codecs, and the search is spared. */
type Encodes<Schema extends StandardSchemaV1> = [StandardSchemaV1.InferInput<Schema>] extends [
  StandardSchemaV1.InferOutput<Schema>,
]
  ? [StandardSchemaV1.InferOutput<Schema>] extends [StandardSchemaV1.InferInput<Schema>]
    ? false
    : HoldsCodec<Schema>
  : HoldsCodec<Schema>;

/** `true` if a schema of zod holds a codec, at most eight levels deep; `false` otherwise. */
type HoldsCodec<Schema, Depth extends readonly 0[] = []> = true extends HasCodec<Schema, Depth> ? true : false;

type HasCodec<Schema, Depth extends readonly 0[]> = Depth["length"] extends 8
  ? false
  : Schema extends { readonly _zod: { readonly def: infer Definition } }
    ? Definition extends { readonly reverseTransform: unknown }
      ? true
      : HasCodec<PartOf<Definition>, readonly [...Depth, 0]>
    : false;

/** The schemas inside the definition of a schema, as a union. */
type PartOf<Definition> = Definition extends { readonly shape: infer Shape }
  ? Shape[keyof Shape]
  : Definition extends { readonly innerType: infer Inner }
    ? Inner
    : Definition extends { readonly element: infer Element }
      ? Element
      : Definition extends { readonly options: readonly (infer Option)[] }
        ? Option
        : Definition extends { readonly items: readonly (infer Item)[]; readonly rest: infer Rest }
          ? Item | Rest
          : Definition extends { readonly left: infer Left; readonly right: infer Right }
            ? Left | Right
            : Definition extends { readonly in: infer In; readonly out: infer Out }
              ? In | Out
              : Definition extends { readonly valueType: infer Value }
                ? Value
                : Definition extends { readonly getter: () => infer Lazy }
                  ? Lazy
                  : never;
