import { type PathPattern, parsePathPattern } from "./path-pattern.ts";
import { nearestPath } from "./suggestion.ts";

/** What {@link ComponentTable.match} found. */
export interface ComponentMatch<T> {
  readonly value: T;
  /** The path as registered, for example `/llm/{provider}`. */
  readonly path: string;
  /** Values of the path parameters as they arrived, never decoded; frozen, without a prototype. */
  readonly params: Readonly<Record<string, string>>;
}

/**
 * Maps component names to values. Where several patterns match, they are compared segment by segment from the left: fixed
 * text wins over `{name}`, `{name}` over `{*name}`. A choice that leads nowhere is taken back.
 */
export interface ComponentTable<T> {
  /** @throws TypeError for a path that is malformed, already taken, or that matches the same names as another one. */
  add(path: string, value: T): void;
  /** Finds the value for the name that a runtime sends; a missing leading slash is forgiven. */
  match(name: string): ComponentMatch<T> | undefined;
  /** All registered paths, patterns included, in the order of registration. */
  entries(): readonly (readonly [path: string, value: T])[];
  /** The registered path that an unknown name was probably meant to be. */
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
    // Most components have no parameters: one lookup, nothing allocated.
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

// Visits each branch of the tree at most once, so a long name cannot make it slow.
function find<T>(branch: Branch<T>, segments: readonly string[], at: number): Leaf<T> | undefined {
  const segment = segments[at];
  if (segment === undefined) return branch.leaf;
  const literal = branch.literals.get(segment);
  const viaLiteral = literal && find(literal, segments, at + 1);
  if (viaLiteral !== undefined) return viaLiteral;
  const viaParameter = segment !== "" && branch.parameter ? find(branch.parameter, segments, at + 1) : undefined;
  if (viaParameter !== undefined) return viaParameter;
  // A wildcard takes at least one character: "/files/" does not match "/files/{*path}".
  return at === segments.length - 1 && segment === "" ? undefined : branch.wildcard;
}

function readParams(pattern: PathPattern, segments: readonly string[]): Readonly<Record<string, string>> {
  // No prototype: a parameter named like a member of Object must not be found by accident.
  const params = Object.create(null) as Record<string, string>;
  for (const [index, segment] of pattern.segments.entries()) {
    if (segment.kind === "parameter") params[segment.name] = segments[index] ?? "";
    if (segment.kind === "wildcard") params[segment.name] = segments.slice(index).join("/");
  }
  return Object.freeze(params);
}

function collision(path: string, rival: string): string {
  if (path === rival) return `Component ${JSON.stringify(path)} is registered twice: each path names one component.`;
  return `Component ${JSON.stringify(path)} is ambiguous: it matches the same names as ${JSON.stringify(rival)}. Keep one of them, or make a segment differ.`;
}
