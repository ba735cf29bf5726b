/** Key of the method that returns the JSON of an expression. A registered symbol, so that two copies of this package work together. */
const ENCODED = Symbol.for("stepflow.expression");
/** Key of the method that returns an expression for a field. */
const FIELD = Symbol.for("stepflow.expression.field");

/**
 * Carries the type of the whole value. Spread and rest copies lack protected members, so the compiler rejects them as expressions. The
 * name of the member begins with "~", so that it hides no usual field of the value.
 */
declare abstract class Whole<T> {
  protected readonly "~value": T;
}

declare const CANNOT_BE_SPREAD: unique symbol;

/** Survives in spread and rest copies, so that the compiler can distinguish them from templates. */
interface Spread {
  readonly [CANNOT_BE_SPREAD]: true;
}

/** Matches everything except spread and rest copies of an expression. */
export interface NotSpread {
  readonly [CANNOT_BE_SPREAD]?: never;
}

/** Expressions for the fields of an object or the elements of an array. For `any`, every access is allowed. */
type Parts<T> = 0 extends 1 & T
  ? T
  : [T] extends [null | undefined]
    ? unknown
    : PartsOf<NonNullable<T>, T extends null | undefined ? undefined : never>;

/** `Absent` is `undefined` if the whole value is optional, because its parts are optional then, too. */
type PartsOf<T, Absent> = T extends readonly unknown[]
  ? number extends T["length"]
    ? { readonly [index: number]: Expression<T[number] | Absent> }
    : { readonly [Index in Extract<keyof T, `${number}`>]: Expression<T[Index] | Absent> }
  : T extends object
    ? { readonly [Key in keyof T]-?: Expression<T[Key] | Absent> }
    : unknown;

/**
 * A placeholder for a value of type `T` that exists only when the flow runs. Its fields and elements are expressions, too:
 * `count.words`, `lines[0]`. Use {@link field} for fields named `then` or `toJSON`, or whose name
 * has only digits.
 *
 * Reading a field that does not exist fails the run, so an optional field has `undefined` in its type and needs a
 * fallback: `when(input.limit, input.limit, 10)`.
 *
 * An expression cannot be spread (`{ ...input }`) or interpolated, because its value is not known yet. Name the fields that
 * you need.
 */
export type Expression<T> = Whole<T> & Spread & Parts<T>;

/** An expression as it appears in a flow definition. */
export type ExpressionJson =
  | { readonly $step: string; readonly path?: string }
  | { readonly $input: string }
  | { readonly $variable: string; readonly default?: unknown }
  | { readonly $literal: unknown }
  | { readonly $if: unknown; readonly then: unknown; readonly else?: unknown }
  | { readonly $coalesce: readonly unknown[] };

/** One step from a value to a part of it. */
export interface Segment {
  /** Name of the member, or index of the element. */
  readonly key: string;
  /** The same as a part of a path: `.name` or `[0]`. */
  readonly text: string;
}

/** Writes an expression for a part of a value, given the part's path and its segments. */
type Encode = (path: string, segments: readonly Segment[]) => unknown;

/** Creates an expression whose parts can be referred to by a path. */
export function createReference<T>(encode: Encode, path = "$", segments: readonly Segment[] = []): Expression<T> {
  const partAt = (text: string, key: string) => createReference(encode, `${path}${text}`, [...segments, { key, text }]);
  const own = { ...markOf(() => encode(path, segments)), [FIELD]: (key: string) => partAt(toSegment(key), key) };
  return new Proxy(own, {
    get(target, key) {
      // An expression that is awaited by mistake must not look like a promise.
      if (Object.hasOwn(target, key) || typeof key === "symbol" || key === "then") return Reflect.get(target, key);
      return partAt(INDEX.test(key) ? `[${key}]` : toSegment(key), key);
    },
    ownKeys: (target) => refuseKeys(target[ENCODED]()),
  }) as unknown as Expression<T>;
}

/** Creates an expression whose parts cannot be referred to. */
export function createExpression<T>(json: ExpressionJson): Expression<T> {
  const own = markOf(() => json);
  return new Proxy(own, { ownKeys: () => refuseKeys(json) }) as unknown as Expression<T>;
}

/** Members that make an object an expression. */
function markOf(encode: () => unknown) {
  return { [ENCODED]: encode, toJSON: encode, [Symbol.toPrimitive]: () => refuseText(encode()) };
}

/** The compiler accepts expressions in template strings, where they would become "[object Object]". */
function refuseText(json: unknown): never {
  throw new TypeError(
    `${JSON.stringify(json)} exists only when the flow runs, so it cannot be used in a string or a calculation. Compute the value in a component.`,
  );
}

/** The compiler accepts a spread where the type is `unknown`. The copy would have no fields and still stand for the whole value. */
function refuseKeys(json: unknown): never {
  throw new TypeError(
    `${JSON.stringify(json)} exists only when the flow runs, so it cannot be spread and its fields cannot be listed. Name each field that you need.`,
  );
}

/**
 * Refers to a field that cannot be accessed as a property of the expression. Such a field is named `then` or `toJSON`, or has only digits
 * in its name, which as a property means an array index.
 *
 * @throws TypeError for a name that no path can express, and for an expression without fields, such as `when()`.
 *
 * @example
 * ```ts source="./forms.examples.ts#field"
 * step("report", "/text/report", { year: field(input.years, "2024") });
 * ```
 */
export function field<T, Key extends keyof T & string>(expression: Expression<T>, key: Key): Expression<T[Key]> {
  const part = fieldOf(expression, key);
  if (part !== undefined) return part as Expression<T[Key]>;
  throw new TypeError(
    `field() needs a step, an input, a variable or a field of one of them; got ${JSON.stringify(encodedOf(expression))}.`,
  );
}

/** Returns a part of an expression, or `undefined` if its parts cannot be referred to or the value is not an expression. */
export function fieldOf(expression: unknown, key: string): Expression<unknown> | undefined {
  if (typeof expression !== "object" || expression === null || !(FIELD in expression)) return undefined;
  return (expression as { [FIELD](key: string): Expression<unknown> })[FIELD](key);
}

/** Returns the JSON of an expression, or `undefined` if the value is not an expression. */
export function encodedOf(value: unknown): unknown {
  if (typeof value !== "object" || value === null || !(ENCODED in value)) return undefined;
  return (value as { [ENCODED](): unknown })[ENCODED]();
}

const NAME = /^[A-Za-z_]\w*$/;
const INDEX = /^(?:0|[1-9]\d*)$/;
/** Names that runtimes 0.9 to 0.11 misread: they split paths at `.` and `[` even inside quotes, and drop trailing blanks. */
const UNREACHABLE = /[.[]|\s$|^$/;

/**
 * Writes one segment of a path in the syntax of the runtimes, which has no escapes.
 *
 * @throws TypeError for a name that no path can express.
 */
export function toSegment(key: string): string {
  if (UNREACHABLE.test(key)) {
    throw new TypeError(
      `A flow cannot refer to a field named ${JSON.stringify(key)}, because runtimes misread such a path. Pass the whole object instead.`,
    );
  }
  // Runtimes end a bracketed name at the first "]", even inside quotes.
  if (NAME.test(key) || key.includes("]")) return `.${key}`;
  const quote = key.includes('"') ? "'" : '"';
  return `[${quote}${key}${quote}]`;
}
