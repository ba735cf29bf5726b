type Part =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "parameter" | "wildcard"; readonly name: string };

/**
 * A path pattern of a route, such as `/lab/{*component}`. It consists of fixed text, `{name}` for one segment and `{*name}` for the rest
 * of a path. In its segment, a placeholder may follow text, but not precede it. `{{` and `}}` stand for the braces themselves.
 */
export interface RoutePattern {
  readonly text: string;
  /** Returns the values of the placeholders, or undefined if the path does not match. */
  match(path: string): ReadonlyMap<string, string> | undefined;
  /** Returns a path with these values. Placeholders without a value stay; undefined if a value does not fit its placeholder. */
  fill(values: ReadonlyMap<string, string>): string | undefined;
  /** Compares two patterns that match the same path. The result is below 0 if this one takes precedence. */
  compare(other: RoutePattern): number;
  /** Whether real runtimes refuse to have both patterns: they differ in names only, or have different placeholders after the same text. */
  conflictsWith(other: RoutePattern): boolean;
  /** The text with one sign in the place of each placeholder. */
  readonly shape: string;
}

/** These signs sort after any text, so that text precedes a placeholder, and longer text precedes shorter. */
const SIGNS = { parameter: "\uFFFE", wildcard: "\uFFFF" } as const;
const PART = /\{\{|\}\}|\{(\*?)([^{}*/]+)\}|[^{}]+/y;

/** Parses a pattern. @throws TypeError that describes the fault. */
export function parseRoutePattern(text: string): RoutePattern {
  if (!text.startsWith("/")) throw new TypeError(`route ${JSON.stringify(text)} must begin with "/"`);
  const parts = parseParts(text);
  const shape = parts.map((part) => (part.kind === "text" ? part.text : SIGNS[part.kind])).join("");
  return {
    text,
    shape,
    match: (path) => matchParts(parts, path),
    fill: (values) => fillParts(parts, values),
    compare: (other) => compareShapes(shape, other.shape),
    conflictsWith: (other) => conflict(shape, other.shape),
  };
}

function parseParts(pattern: string): readonly Part[] {
  const parts: Part[] = [];
  for (let at = 0; at < pattern.length; at = PART.lastIndex) {
    PART.lastIndex = at;
    const [token, star, name] = PART.exec(pattern) ?? [];
    if (token === undefined) {
      const hint = '"{" and "}" enclose the name of a placeholder, "{{" and "}}" stand for the braces themselves';
      throw new TypeError(`${JSON.stringify(pattern.slice(at))} in route "${pattern}" is not a placeholder: ${hint}`);
    }
    checkNeighbour(pattern, parts.at(-1), token);
    if (name !== undefined) parts.push({ kind: star === "" ? "parameter" : "wildcard", name });
    else parts.push({ kind: "text", text: /^[{}]/.test(token) ? token.slice(1) : token });
  }
  return parts;
}

/** Checks the text after a placeholder: it must be the end, or the next segment. */
function checkNeighbour(pattern: string, before: Part | undefined, token: string): void {
  if (before === undefined || before.kind === "text") return;
  if (before.kind === "wildcard") throw new TypeError(`"{*${before.name}}" must be the end of route "${pattern}"`);
  if (token.startsWith("/")) return;
  throw new TypeError(`"{${before.name}}" must be the end of its segment in route "${pattern}"`);
}

function matchParts(parts: readonly Part[], path: string): ReadonlyMap<string, string> | undefined {
  const found = new Map<string, string>();
  let at = 0;
  for (const part of parts) {
    if (part.kind === "text") {
      if (!path.startsWith(part.text, at)) return undefined;
      at += part.text.length;
      continue;
    }
    const slash = part.kind === "wildcard" ? -1 : path.indexOf("/", at);
    const end = slash === -1 ? path.length : slash;
    // A placeholder matches an empty segment, but not the end of the path.
    if (at === path.length) return undefined;
    found.set(part.name, path.slice(at, end));
    at = end;
  }
  return at === path.length ? found : undefined;
}

function fillParts(parts: readonly Part[], values: ReadonlyMap<string, string>): string | undefined {
  let path = "";
  for (const part of parts) {
    if (part.kind === "text") {
      path += part.text;
      continue;
    }
    const value = values.get(part.name) ?? (part.kind === "wildcard" ? `{*${part.name}}` : `{${part.name}}`);
    if (part.kind === "parameter" && value.includes("/")) return undefined;
    path += value;
  }
  return path;
}

function compareShapes(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

function conflict(a: string, b: string): boolean {
  if (a === b) return true;
  let at = 0;
  while (at < a.length && a[at] === b[at]) at += 1;
  return isPlaceholder(a[at]) && isPlaceholder(b[at]);
}

function isPlaceholder(sign: string | undefined): boolean {
  return sign === SIGNS.parameter || sign === SIGNS.wildcard;
}
