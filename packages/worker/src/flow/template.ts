import type { Expression } from "./expression.ts";

/** A value of type `T` in which any part may be an expression. */
export type Template<T> = Expression<T> | Literal<T>;

type Literal<T> = T extends readonly (infer Element)[]
  ? readonly Template<Element>[]
  : T extends object
    ? { readonly [Key in keyof T]: Template<T[Key]> }
    : T;

/** The type of what a template becomes when the flow runs. */
export type ValueOf<T> =
  T extends Expression<infer Value>
    ? Value
    : T extends readonly (infer Element)[]
      ? readonly ValueOf<Element>[]
      : T extends object
        ? { readonly [Key in keyof T]: ValueOf<T[Key]> }
        : T;
