import type { Expression, NotSpread } from "./expression.ts";

/** A value of type `T` in which each part may be an {@link Expression} instead. */
export type Template<T> = Expression<T> | Literal<T>;

/** An optional field can be omitted, but it cannot be set to an optional expression, because reading a missing field fails the run. */
type Literal<T> = T extends readonly unknown[]
  ? number extends T["length"]
    ? // A mapped type would be resolved at once, without end for `type Json = … | Json[]`.
      readonly Template<Exclude<T[number], undefined>>[]
    : { readonly [Index in keyof T]: Template<Exclude<T[Index], undefined>> }
  : T extends object
    ? { readonly [Key in keyof T]: Template<Exclude<T[Key], undefined>> } & (keyof T extends never
        ? unknown
        : NotSpread)
    : T;

/** Type of the value that a template has when the flow runs. */
export type ValueOf<T> =
  T extends Expression<infer Value> ? Value : T extends object ? { readonly [Key in keyof T]: ValueOf<T[Key]> } : T;
