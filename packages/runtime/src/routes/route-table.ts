import { isDeepStrictEqual } from "node:util";
import { ABSENT, follow, parseJsonPath } from "@stepflow/protocol/internal-flows";
import { matchTemplate } from "./match-template.ts";
import { parseRoutePattern, type RoutePattern } from "./route-pattern.ts";

/** A rule of a route, as in `stepflow-config.yml`. */
export interface RouteRule {
  readonly plugin: string;
  /**
   * Path that the plugin knows the component by. `{name}`, and also `{*name}` as in Stepflow's documentation, is replaced by the value of
   * the placeholder.
   *
   * @default "/{component}"
   */
  readonly component?: string | null | undefined;
  /** Conditions for the input, all of which must hold. */
  readonly conditions?: readonly { readonly path: string; readonly value?: unknown }[] | undefined;
  readonly componentAllow?: readonly string[] | null | undefined;
  readonly componentDeny?: readonly string[] | null | undefined;
}

/** Rules by path pattern. Of the rules of one pattern, the first that applies is used. */
export type Routes = Readonly<Record<string, readonly RouteRule[]>>;

/** Destination of a path: a plugin, and the path that it knows the component by. */
export interface Destination {
  readonly plugin: string;
  readonly component: string;
}

/** A path has no route. */
export class RouteError extends Error {}

/** The path of a component if a rule names none. */
const DEFAULT_COMPONENT = "/{component}";

interface Route {
  readonly pattern: RoutePattern;
  readonly rules: readonly RouteRule[];
}

/** Finds the plugin and component for a path. */
export class RouteTable {
  readonly #routes: readonly Route[];
  readonly #isReal: boolean;

  /**
   * @param isReal whether `componentAllow`, `componentDeny` and `{*name}` are ignored where real runtimes ignore them.
   * @throws TypeError for a malformed pattern.
   */
  constructor(routes: Routes, isReal = false) {
    this.#isReal = isReal;
    this.#routes = Object.entries(routes)
      .map(([text, rules]) => ({ pattern: parseRoutePattern(text), rules }))
      .sort((a, b) => a.pattern.compare(b.pattern));
  }

  /** Patterns, such as `/text/{*component}`, in the order in which they are tried. */
  get patterns(): readonly string[] {
    return this.#routes.map(({ pattern }) => pattern.text);
  }

  /** Finds the destination of a path. @throws RouteError if no rule applies. */
  find(path: string, input: unknown): Destination {
    for (const { pattern, rules } of this.#routes) {
      const found = pattern.match(path);
      if (found === undefined) continue;
      for (const rule of rules) {
        if (!holds(rule, input)) continue;
        const component = this.#componentOf(rule, found, pattern.text);
        if (this.#accepts(rules, rule, component)) return { plugin: rule.plugin, component };
      }
      break;
    }
    throw new RouteError(`No matching rule found for component: ${path}`);
  }

  /** Returns the paths that lead to a component of a plugin. A placeholder of the component, or of a route without a use for it, stays in the path. */
  pathsTo({ plugin, component }: Destination): readonly string[] {
    const paths = this.#routes.flatMap(({ pattern, rules }) =>
      rules.flatMap((rule) => {
        const values =
          rule.plugin === plugin ? matchTemplate(rule.component ?? DEFAULT_COMPONENT, component) : undefined;
        const path = values && pattern.fill(values);
        return path !== undefined && this.#leadsTo(path, rule, component) ? [path] : [];
      }),
    );
    return [...new Set(paths)];
  }

  /** Whether a rule decides on a path: no pattern before its own matches, nor does a rule before it that has no conditions. */
  #leadsTo(path: string, rule: RouteRule, component: string): boolean {
    const { rules = [] } = this.#routes.find(({ pattern }) => pattern.match(path) !== undefined) ?? {};
    const at = rules.indexOf(rule);
    if (at === -1 || !this.#accepts(rules, rule, component)) return false;
    return rules.slice(0, at).every((other) => hasConditions(other) || !this.#accepts(rules, other, component));
  }

  #accepts(rules: readonly RouteRule[], rule: RouteRule, component: string): boolean {
    return (this.#isReal && rules.length === 1 && !hasConditions(rule)) || isAllowed(rule, component);
  }

  #componentOf({ component }: RouteRule, found: ReadonlyMap<string, string>, pattern: string): string {
    if (typeof component !== "string") {
      const name = found.get("component");
      if (name === undefined) throw new RouteError(`Parameter 'component' not available in pattern '${pattern}'`);
      return `/${name}`;
    }
    let resolved = component;
    for (const [name, value] of found) {
      // A replacement function, because "$" has a meaning in a replacement text.
      resolved = resolved.replaceAll(`{${name}}`, () => value);
      if (!this.#isReal) resolved = resolved.replaceAll(`{*${name}}`, () => value);
    }
    return resolved;
  }
}

function hasConditions({ conditions }: RouteRule): boolean {
  return conditions !== undefined && conditions.length > 0;
}

function holds({ conditions = [] }: RouteRule, input: unknown): boolean {
  return conditions.every(({ path, value = null }) => {
    const found = follow(input, parseJsonPath(path));
    if (found === ABSENT) throw new RouteError(`Failed to extract value from input path: '${path}'`);
    return isDeepStrictEqual(found, value);
  });
}

function isAllowed({ componentAllow, componentDeny }: RouteRule, component: string): boolean {
  return componentDeny?.includes(component) !== true && componentAllow?.includes(component) !== false;
}
