/** Where the JSON of an expression is found. Global, so that two copies of the package understand each other. */
const ENCODED = Symbol.for("stepflow.expression");
/** Where its fields are found. */
const FIELD = Symbol.for("stepflow.expression.field");

/** Keeps the type of the whole. A copy by spread or rest has no protected members, and so is no expression. */
declare abstract class Whole<T> {
  protected readonly value: T;
}

declare const CANNOT_BE_SPREAD: unique symbol;

/** Stays in copies by spread or rest, by which the compiler tells them from templates. */
interface Spread {
  readonly [CANNOT_BE_SPREAD]: true;
}

/** What no copy of an expression is. */
export interface NotSpread {
  readonly [CANNOT_BE_SPREAD]?: never;
}

/** Expressions for the parts of a value: fields of objects, elements of arrays. Nothing is known of `any`, so all goes. */
type Parts<T> = 0 extends 1 & T
  ? T
  : [T] extends [null | undefined]
    ? unknown
    : PartsOf<NonNullable<T>, T extends null | undefined ? undefined : never>;

/** `Absent` is `undefined` when the whole may be absent: so may its parts, then. */
type PartsOf<T, Absent> = T extends readonly unknown[]
  ? number extends T["length"]
    ? { readonly [index: number]: Expression<T[number] | Absent> }
    : { readonly [Index in Extract<keyof T, `${number}`>]: Expression<T[Index] | Absent> }
  : T extends object
    ? { readonly [Key in keyof T]-?: Expression<T[Key] | Absent> }
    : unknown;

/**
 * Stands for a value of type `T` that is known only when the flow runs. Fields and elements are expressions again:
 * `count.words`, `lines[0]`. A field that is called `then`, `toJSON` or by a number is reached with {@link field}. One that may
 * be absent has `undefined` in its type, since a run fails that takes what is not there: `when(input.limit, input.limit, 10)`.
 *
 * An expression cannot be spread (`{ ...input }`), as its fields are not known yet: name those that are wanted.
 */
export type Expression<T> = Whole<T> & Spread & Parts<T>;

/** What an expression looks like in a flow definition. */
export type ExpressionJson =
  | { readonly $step: string; readonly path?: string }
  | { readonly $input: string }
  | { readonly $variable: string; readonly default?: unknown }
  | { readonly $literal: unknown }
  | { readonly $if: unknown; readonly then: unknown; readonly else?: unknown }
  | { readonly $coalesce: readonly unknown[] };

/** Writes an expression for a part: its path, and the keys that lead there. */
type Encode = (path: string, keys: readonly string[]) => ExpressionJson;

/** An expression whose parts can be referred to by a path. */
export function createReference<T>(encode: Encode, path = "$", keys: readonly string[] = []): Expression<T> {
  const partAt = (segment: string, key: string) => createReference(encode, `${path}${segment}`, [...keys, key]);
  const own = { ...markOf(() => encode(path, keys)), [FIELD]: (key: string) => partAt(toSegment(key), key) };
  return new Proxy(own, {
    get(target, key) {
      // Whoever awaits an expression by mistake must not get a part of it.
      if (Object.hasOwn(target, key) || typeof key === "symbol" || key === "then") return Reflect.get(target, key);
      return partAt(INDEX.test(key) ? `[${key}]` : toSegment(key), key);
    },
    ownKeys: (target) => refuseKeys(target[ENCODED]()),
  }) as unknown as Expression<T>;
}

/** An expression of which only the whole can be referred to. */
export function createExpression<T>(json: ExpressionJson): Expression<T> {
  const own = markOf(() => json);
  return new Proxy(own, { ownKeys: () => refuseKeys(json) }) as unknown as Expression<T>;
}

/** What makes an object an expression. */
function markOf(encode: () => ExpressionJson) {
  return { [ENCODED]: encode, toJSON: encode, [Symbol.toPrimitive]: () => refuseText(encode()) };
}

/** The compiler lets expressions into template strings, where they would become "[object Object]". */
function refuseText(json: ExpressionJson): never {
  throw new TypeError(
    `${JSON.stringify(json)} is known only when the flow runs, and so cannot be part of a text or a sum: compute it in a component.`,
  );
}

/** The compiler lets expressions be spread where anything goes: a copy would lack the fields, and still mean the whole. */
function refuseKeys(json: ExpressionJson): never {
  throw new TypeError(
    `${JSON.stringify(json)} is known only when the flow runs, and so cannot be spread, nor its fields be listed: name each field that is wanted.`,
  );
}

/**
 * The part of an expression whose name its properties cannot have: `then`, `toJSON`, and digits, which a property takes for
 * the index of a list.
 *
 * @throws TypeError for a name that no path can hold.
 */
export function field<T, Key extends keyof T & string>(expression: Expression<T>, key: Key): Expression<T[Key]> {
  const part = fieldOf(expression, key);
  if (part !== undefined) return part as Expression<T[Key]>;
  throw new TypeError(
    `field(): parts of this expression cannot be referred to; got ${JSON.stringify(encodedOf(expression))}.`,
  );
}

/** A part of an expression; undefined where only the whole can be referred to, and for anything that is no expression. */
export function fieldOf(expression: unknown, key: string): Expression<unknown> | undefined {
  if (typeof expression !== "object" || expression === null || !(FIELD in expression)) return undefined;
  return (expression as { [FIELD](key: string): Expression<unknown> })[FIELD](key);
}

/** The JSON of an expression; undefined for anything that is none. */
export function encodedOf(value: unknown): ExpressionJson | undefined {
  if (typeof value !== "object" || value === null || !(ENCODED in value)) return undefined;
  return (value as { [ENCODED](): ExpressionJson })[ENCODED]();
}

const NAME = /^[A-Za-z_]\w*$/;
const INDEX = /^(?:0|[1-9]\d*)$/;
/** Runtimes 0.9 – 0.11 cut paths at these, inside quotes as well, and drop blanks at the end. */
const UNREACHABLE = /[.[]|\s$|^$/;

/**
 * One step of a path, as runtimes read it: they know no escapes.
 *
 * @throws TypeError for a name that no path can hold.
 */
export function toSegment(key: string): string {
  if (UNREACHABLE.test(key)) {
    throw new TypeError(
      `A flow cannot refer to a field called ${JSON.stringify(key)}: runtimes read such a path differently. Pass the whole object on.`,
    );
  }
  // A name that holds "]" must stand without brackets.
  if (NAME.test(key) || key.includes("]")) return `.${key}`;
  const quote = key.includes('"') ? "'" : '"';
  return `[${quote}${key}${quote}]`;
}
