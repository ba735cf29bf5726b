import { nearestPath } from "@stepflow/protocol/internal";
import { type PathPattern, parsePathPattern } from "./path-pattern.ts";

/** Result of {@link ComponentTable.match}. */
export interface ComponentMatch<T> {
  /** Value that was added for the path. */
  readonly value: T;
  /** The path as registered, for example `/llm/{provider}`. */
  readonly path: string;
  /** Values of the path parameters, not percent-decoded. The object is frozen and has no prototype. */
  readonly params: Readonly<Record<string, string>>;
}

/**
 * Maps component names to values. If several patterns match a name, they are compared segment by segment from the left:
 * fixed text wins over `{name}`, and `{name}` wins over `{*name}`. The search backtracks where a branch does not match.
 */
export interface ComponentTable<T> {
  /** @throws TypeError if the path is malformed, taken, or matches the same names as another path. */
  add(path: string, value: T): void;
  /** Finds the value for the name that a runtime sends. The leading slash may be missing. */
  match(name: string): ComponentMatch<T> | undefined;
  /** Returns all registered paths, including patterns, in the order of registration. */
  entries(): readonly (readonly [path: string, value: T])[];
  /** Returns the registered path that is most similar to an unknown name, if one is similar enough. */
  suggest(name: string): string | undefined;
}

interface Leaf<T> {
  readonly pattern: PathPattern;
  readonly value: T;
}

interface Branch<T> {
  readonly literals: Map<string, Branch<T>>;
  parameter: Branch<T> | undefined;
  wildcard: Leaf<T> | undefined;
  leaf: Leaf<T> | undefined;
}

const NO_PARAMS: Readonly<Record<string, string>> = Object.freeze(Object.create(null) as Record<string, string>);

/** Creates an empty {@link ComponentTable}. */
export function createComponentTable<T>(): ComponentTable<T> {
  return new PathTable<T>();
}

class PathTable<T> implements ComponentTable<T> {
  readonly #exact = new Map<string, ComponentMatch<T>>();
  readonly #patterns: Branch<T> = createBranch();
  readonly #byShape = new Map<string, Leaf<T>>();

  add(path: string, value: T): void {
    const pattern = parsePathPattern(path);
    const rival = this.#byShape.get(pattern.shape);
    if (rival !== undefined) throw new TypeError(collision(path, rival.pattern.path));
    const leaf = { pattern, value };
    this.#byShape.set(pattern.shape, leaf);
    if (pattern.parameters.length === 0) this.#exact.set(path, { value, path, params: NO_PARAMS });
    else plant(this.#patterns, leaf);
  }

  match(name: string): ComponentMatch<T> | undefined {
    // Fast path: most components have no parameters, so one lookup without allocation finds them.
    const exact = this.#exact.get(name);
    if (exact !== undefined) return exact;
    if (!name.startsWith("/")) return name === "" ? undefined : this.match(`/${name}`);
    if (this.#exact.size === this.#byShape.size) return undefined;
    const segments = name.slice(1).split("/");
    const leaf = find(this.#patterns, segments, 0);
    return leaf && { value: leaf.value, path: leaf.pattern.path, params: readParams(leaf.pattern, segments) };
  }

  entries(): readonly (readonly [path: string, value: T])[] {
    return Array.from(this.#byShape.values(), ({ pattern, value }) => [pattern.path, value] as const);
  }

  suggest(name: string): string | undefined {
    return nearestPath(
      name,
      Array.from(this.#byShape.values(), ({ pattern }) => pattern.path),
    );
  }
}

function createBranch<T>(): Branch<T> {
  return { literals: new Map(), parameter: undefined, wildcard: undefined, leaf: undefined };
}

function plant<T>(root: Branch<T>, leaf: Leaf<T>): void {
  let branch = root;
  for (const segment of leaf.pattern.segments) {
    if (segment.kind === "wildcard") {
      branch.wildcard = leaf;
      return;
    }
    branch = segment.kind === "parameter" ? parameterOf(branch) : literalOf(branch, segment.text);
  }
  branch.leaf = leaf;
}

function parameterOf<T>(branch: Branch<T>): Branch<T> {
  branch.parameter ??= createBranch();
  return branch.parameter;
}

function literalOf<T>(branch: Branch<T>, text: string): Branch<T> {
  const known = branch.literals.get(text);
  if (known !== undefined) return known;
  const created = createBranch<T>();
  branch.literals.set(text, created);
  return created;
}

// Visits each branch of the tree at most once, so the time for a long name is bounded by the number of components.
function find<T>(branch: Branch<T>, segments: readonly string[], at: number): Leaf<T> | undefined {
  const segment = segments[at];
  if (segment === undefined) return branch.leaf;
  const literal = branch.literals.get(segment);
  const viaLiteral = literal && find(literal, segments, at + 1);
  if (viaLiteral !== undefined) return viaLiteral;
  const viaParameter = segment !== "" && branch.parameter ? find(branch.parameter, segments, at + 1) : undefined;
  if (viaParameter !== undefined) return viaParameter;
  // A wildcard matches at least one character: "/files/" does not match "/files/{*path}".
  return at === segments.length - 1 && segment === "" ? undefined : branch.wildcard;
}

function readParams(pattern: PathPattern, segments: readonly string[]): Readonly<Record<string, string>> {
  // Without a prototype, reading a parameter that does not exist cannot return a member of Object.prototype.
  const params = Object.create(null) as Record<string, string>;
  for (const [index, segment] of pattern.segments.entries()) {
    if (segment.kind === "parameter") params[segment.name] = segments[index] ?? "";
    if (segment.kind === "wildcard") params[segment.name] = segments.slice(index).join("/");
  }
  return Object.freeze(params);
}

function collision(path: string, rival: string): string {
  if (path === rival)
    return `Component ${JSON.stringify(path)} is registered twice. Each path must belong to one component.`;
  return `Component ${JSON.stringify(path)} is ambiguous: it matches the same names as ${JSON.stringify(rival)}. Remove one of them or change a segment.`;
}
