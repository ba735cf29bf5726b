/** Where the JSON of an expression is found. Global, so that two copies of the package understand each other. */
const ENCODED = Symbol.for("stepflow.expression");

declare const VALUE: unique symbol;

/** Expressions for the parts of a value: fields of objects, elements of arrays. */
type Parts<T> = T extends readonly (infer Element)[]
  ? { readonly [index: number]: Expression<Element> }
  : T extends object
    ? { readonly [Key in keyof T]-?: Expression<Exclude<T[Key], undefined>> }
    : unknown;

/**
 * Stands for a value of type `T` that is known only when the flow runs. Fields and elements are expressions again:
 * `count.words`, `lines[0]`. A field that is called `then` or `toJSON` is reached with {@link field}.
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

/** Writes an expression for a part; undefined where parts cannot be written. */
type Encode = (path: string) => ExpressionJson;

/** An expression whose parts can be referred to by a path. */
export function createReference<T>(encode: Encode, path = "$"): Expression<T> {
  const own = {
    [ENCODED]: () => encode(path),
    toJSON: () => encode(path),
    part: (key: string) => createReference(encode, `${path}${toSegment(key)}`),
  };
  return new Proxy(own, {
    get(target, key) {
      if (key === ENCODED) return target[ENCODED];
      if (key === "toJSON") return target.toJSON;
      // Whoever awaits an expression by mistake must not get a part of it.
      if (typeof key === "symbol" || key === "then") return undefined;
      return target.part(key);
    },
    has: (_target, key) => key === ENCODED,
  }) as unknown as Expression<T>;
}

/** An expression of which only the whole can be referred to. */
export function createExpression<T>(json: ExpressionJson): Expression<T> {
  return { [ENCODED]: () => json, toJSON: () => json } as unknown as Expression<T>;
}

/** The part of an expression whose name its properties cannot have. */
export function field<T, Key extends keyof T & string>(expression: Expression<T>, key: Key): Expression<T[Key]> {
  const json = encodedOf(expression);
  if (json === undefined || !("$step" in json || "$input" in json || "$variable" in json)) {
    throw new TypeError(`field(): parts of this expression cannot be referred to; got ${JSON.stringify(json)}.`);
  }
  return createReference<T[Key]>((path) => withPath(json, path), `${pathOf(json)}${toSegment(key)}`);
}

/** The JSON of an expression; undefined for anything that is none. */
export function encodedOf(value: unknown): ExpressionJson | undefined {
  if (typeof value !== "object" || value === null || !(ENCODED in value)) return undefined;
  return (value as { [ENCODED](): ExpressionJson })[ENCODED]();
}

function pathOf(json: ExpressionJson): string {
  if ("$input" in json) return json.$input;
  if ("$variable" in json) return json.$variable;
  return "$step" in json ? (json.path ?? "$") : "$";
}

function withPath(json: ExpressionJson, path: string): ExpressionJson {
  if ("$input" in json) return { $input: path };
  if ("$variable" in json) return { ...json, $variable: path };
  return "$step" in json ? { $step: json.$step, path } : json;
}

const NAME = /^[A-Za-z_]\w*$/;
const INDEX = /^(?:0|[1-9]\d*)$/;

function toSegment(key: string): string {
  if (NAME.test(key)) return `.${key}`;
  return INDEX.test(key) ? `[${key}]` : `[${JSON.stringify(key)}]`;
}
