/** One segment of a component path: fixed text, a parameter for one segment, or a wildcard for all remaining segments. */
export type PathSegment =
  | { readonly kind: "literal"; readonly text: string }
  | { readonly kind: "parameter"; readonly name: string }
  | { readonly kind: "wildcard"; readonly name: string };

/** A parsed component path, see {@link parsePathPattern}. */
export interface PathPattern {
  /** The path as written, for example `/llm/{provider}/{*model}`. */
  readonly path: string;
  /** Segments from left to right. */
  readonly segments: readonly PathSegment[];
  /** The path without parameter names. Two patterns with the same shape match the same component names. */
  readonly shape: string;
  /** Parameter names from left to right. */
  readonly parameters: readonly string[];
}

type ParameterName<Inner extends string> = Inner extends `*${infer Name}` ? Name : Inner;

type ParameterNames<Path extends string> = Path extends `${string}{${infer Inner}}${infer Rest}`
  ? ParameterName<Inner> | ParameterNames<Rest>
  : never;

/**
 * Type of the parameters in a path: `ParamsOf<"/llm/{provider}/{*model}">` is `{ provider: string; model: string }`. For a
 * path without parameters or a path that is not known at compile time, it is `Record<string, string>`.
 */
export type ParamsOf<Path extends string> = [ParameterNames<Path>] extends [never]
  ? Readonly<Record<string, string>>
  : { readonly [Name in ParameterNames<Path>]: string };

const PARAMETER_NAME = /^[A-Za-z_][A-Za-z0-9_]*$/;

/**
 * Parses a component path. A segment is fixed text, `{name}` (matches exactly one non-empty segment) or, at the end only,
 * `{*name}` (matches one or more segments).
 *
 * @throws TypeError if the path does not start with `/`, has an empty segment, misplaced or unbalanced braces, an invalid
 * or repeated parameter name, or a wildcard before its end.
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
    throw refused(path, `"${text}" needs a parameter name of letters, digits and _ that does not start with a digit`);
  }
  return { kind: wildcard ? "wildcard" : "parameter", name };
}

function shapeOf(segment: PathSegment): string {
  if (segment.kind === "literal") return segment.text;
  return segment.kind === "parameter" ? "{}" : "{*}";
}

function refused(path: string, why: string): TypeError {
  return new TypeError(`Component path ${JSON.stringify(path)} is invalid: ${why}.`);
}

function show(value: unknown): string {
  return typeof value === "string" ? JSON.stringify(value) : typeof value;
}
