/** Where the JSON of an expression is found. Global, so that two copies of the package understand each other. */
const ENCODED = Symbol.for("stepflow.expression");
/** Where its fields are found. */
const FIELD = Symbol.for("stepflow.expression.field");

declare const VALUE: unique symbol;

/** Expressions for the parts of a value: fields of objects, elements of arrays. */
type Parts<T> = T extends readonly (infer Element)[]
  ? { readonly [index: number]: Expression<Element> }
  : T extends object
    ? { readonly [Key in keyof T]-?: Expression<Exclude<T[Key], undefined>> }
    : unknown;

/**
 * Stands for a value of type `T` that is known only when the flow runs. Fields and elements are expressions again:
 * `count.words`, `lines[0]`. A field that is called `then`, `toJSON` or by a number is reached with {@link field}.
 */
export type Expression<T> = { readonly [VALUE]?: T } & Parts<T>;

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
  const own = {
    [ENCODED]: () => encode(path, keys),
    [FIELD]: (key: string) => partAt(toSegment(key), key),
    toJSON: () => encode(path, keys),
    [Symbol.toPrimitive]: () => refuseText(encode(path, keys)),
  };
  return new Proxy(own, {
    get(target, key) {
      if (key === ENCODED) return target[ENCODED];
      if (key === FIELD) return target[FIELD];
      if (key === "toJSON") return target.toJSON;
      if (key === Symbol.toPrimitive) return target[Symbol.toPrimitive];
      // Whoever awaits an expression by mistake must not get a part of it.
      if (typeof key === "symbol" || key === "then") return undefined;
      return partAt(INDEX.test(key) ? `[${key}]` : toSegment(key), key);
    },
    has: (_target, key) => key === ENCODED || key === FIELD,
  }) as unknown as Expression<T>;
}

/** An expression of which only the whole can be referred to. */
export function createExpression<T>(json: ExpressionJson): Expression<T> {
  const own = { [ENCODED]: () => json, toJSON: () => json, [Symbol.toPrimitive]: () => refuseText(json) };
  return own as unknown as Expression<T>;
}

/** The compiler lets expressions into template strings, where they would become "[object Object]". */
function refuseText(json: ExpressionJson): never {
  throw new TypeError(
    `${JSON.stringify(json)} is known only when the flow runs, and so cannot be part of a text or a sum: compute it in a component.`,
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
