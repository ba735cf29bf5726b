type Segment =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "parameter" | "wildcard"; readonly name: string };

/** A path pattern of a route, such as `/lab/{*component}`: fixed segments, `{name}` for one, `{*name}` at the end for all that is left. */
export interface RoutePattern {
  readonly text: string;
  /** What the placeholders stand for; undefined where the path does not match. */
  match(path: string): ReadonlyMap<string, string> | undefined;
  /** Which of two patterns that match the same path is meant: sorts before 0 when it is this one. */
  compare(other: RoutePattern): number;
  readonly segments: readonly Segment[];
}

const RANK = { text: 0, parameter: 1, wildcard: 2 } as const;

/** @throws TypeError that says what is wrong with the pattern. */
export function parseRoutePattern(text: string): RoutePattern {
  if (!text.startsWith("/")) throw new TypeError(`route ${JSON.stringify(text)} must begin with "/"`);
  const parts = text.slice(1).split("/");
  const segments = parts.map((part, index) => parseSegment(text, part, index === parts.length - 1));
  return {
    text,
    segments,
    match: (path) => matchSegments(segments, path),
    compare: (other) => compareSegments(segments, other.segments),
  };
}

function parseSegment(pattern: string, part: string, isLast: boolean): Segment {
  const [, star, name] = /^\{(\*?)([^{}*]+)\}$/.exec(part) ?? [];
  if (name === undefined) {
    if (!/[{}]/.test(part)) return { kind: "text", text: part };
    throw new TypeError(`${JSON.stringify(part)} in route "${pattern}" must be plain text, "{name}" or "{*name}"`);
  }
  if (star === "") return { kind: "parameter", name };
  if (isLast) return { kind: "wildcard", name };
  throw new TypeError(`"{*${name}}" must be the end of route "${pattern}"`);
}

function matchSegments(segments: readonly Segment[], path: string): ReadonlyMap<string, string> | undefined {
  if (!path.startsWith("/")) return undefined;
  const parts = path.slice(1).split("/");
  const found = new Map<string, string>();
  for (const [index, segment] of segments.entries()) {
    const part = segment.kind === "wildcard" ? parts.slice(index).join("/") : parts[index];
    if (segment.kind === "text" ? part !== segment.text : part === undefined || part === "") return undefined;
    if (segment.kind === "wildcard") return found.set(segment.name, part ?? "");
    if (segment.kind === "parameter") found.set(segment.name, part ?? "");
  }
  return parts.length === segments.length ? found : undefined;
}

function compareSegments(a: readonly Segment[], b: readonly Segment[]): number {
  for (const [index, segment] of a.entries()) {
    const other = b[index];
    if (other === undefined) return 1;
    const difference = RANK[segment.kind] - RANK[other.kind];
    if (difference !== 0) return difference;
  }
  return 0;
}
