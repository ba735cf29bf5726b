/** One segment of a component path: fixed text, one named segment, or everything that is left. */
export type PathSegment =
  | { readonly kind: "literal"; readonly text: string }
  | { readonly kind: "parameter"; readonly name: string }
  | { readonly kind: "wildcard"; readonly name: string };

/** A component path taken apart, see {@link parsePathPattern}. */
export interface PathPattern {
  /** The path as it was written, for example `/llm/{provider}/{*model}`. */
  readonly path: string;
  readonly segments: readonly PathSegment[];
  /** The path without its parameter names: two patterns of one shape match the same names. */
  readonly shape: string;
  /** Parameter names from left to right. */
  readonly parameters: readonly string[];
}

type ParameterName<Inner extends string> = Inner extends `*${infer Name}` ? Name : Inner;

type ParameterNames<Path extends string> = Path extends `${string}{${infer Inner}}${infer Rest}`
  ? ParameterName<Inner> | ParameterNames<Rest>
  : never;

/**
 * The parameters that a path literal yields: `ParamsOf<"/llm/{provider}/{*model}">` is `{ provider: string; model: string }`.
 * A path without parameters, or one that is not known at compile time, yields `Record<string, string>`.
 */
export type ParamsOf<Path extends string> = [ParameterNames<Path>] extends [never]
  ? Readonly<Record<string, string>>
  : { readonly [Name in ParameterNames<Path>]: string };

const PARAMETER_NAME = /^[A-Za-z_][A-Za-z0-9_]*$/;

/**
 * Takes a component path apart. Segments are fixed text, `{name}` (exactly one segment that is not empty) or, at the end
 * only, `{*name}` (one or more segments).
 *
 * @throws TypeError when the path does not start with `/`, has an empty segment, misplaced or unbalanced braces, a
 * parameter name that is no identifier or that occurs twice, or a wildcard before its end.
 */
export function parsePathPattern(path: string): PathPattern {
  if (typeof path !== "string" || !path.startsWith("/")) {
    throw new TypeError(
      `A component path must be a string that starts with "/", for example "/word-count"; got ${show(path)}.`,
    );
  }
  const texts = path.slice(1).split("/");
  const segments = texts.map((text) => parseSegment(path, text));
  const parameters: string[] = [];
  for (const [index, segment] of segments.entries()) {
    if (segment.kind === "literal") continue;
    if (segment.kind === "wildcard" && index < segments.length - 1) {
      throw refused(path, `the wildcard {*${segment.name}} must be the last segment`);
    }
    if (parameters.includes(segment.name)) throw refused(path, `the parameter name "${segment.name}" occurs twice`);
    parameters.push(segment.name);
  }
  return { path, segments, shape: segments.map(shapeOf).join("/"), parameters };
}

function parseSegment(path: string, text: string): PathSegment {
  if (text === "") throw refused(path, "it has an empty segment (a doubled or trailing slash)");
  if (!text.includes("{") && !text.includes("}")) return { kind: "literal", text };
  const inner = text.slice(1, -1);
  if (!text.startsWith("{") || !text.endsWith("}") || inner.includes("{") || inner.includes("}")) {
    throw refused(path, `"${text}" mixes braces and text: a parameter takes a whole segment, {name} or {*name}`);
  }
  const wildcard = inner.startsWith("*");
  const name = wildcard ? inner.slice(1) : inner;
  if (!PARAMETER_NAME.test(name)) {
    throw refused(path, `"${text}" needs a parameter name of letters, digits and _ that starts with no digit`);
  }
  return { kind: wildcard ? "wildcard" : "parameter", name };
}

function shapeOf(segment: PathSegment): string {
  if (segment.kind === "literal") return segment.text;
  return segment.kind === "parameter" ? "{}" : "{*}";
}

function refused(path: string, why: string): TypeError {
  return new TypeError(`Component path ${JSON.stringify(path)} is not usable: ${why}.`);
}

function show(value: unknown): string {
  return typeof value === "string" ? JSON.stringify(value) : typeof value;
}
