import type { Expression, NotSpread } from "./expression.ts";

/** A value of type `T` in which any part may be an expression. */
export type Template<T> = Expression<T> | Literal<T>;

/** A field that may be absent can be left out, but not be given as what may be absent: then the run fails. */
type Literal<T> = T extends readonly unknown[]
  ? { readonly [Index in keyof T]: Template<Exclude<T[Index], undefined>> }
  : T extends object
    ? { readonly [Key in keyof T]: Template<Exclude<T[Key], undefined>> } & (keyof T extends never
        ? unknown
        : NotSpread)
    : T;

/** The type of what a template becomes when the flow runs. */
export type ValueOf<T> =
  T extends Expression<infer Value> ? Value : T extends object ? { readonly [Key in keyof T]: ValueOf<T[Key]> } : T;
