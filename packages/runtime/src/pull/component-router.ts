import type { ComponentInfo } from "@stepflow/protocol/grpc";
import { setMember } from "@stepflow/protocol/internal";

/** The component that a path leads to, and the parameters in the path. */
export interface RoutedComponent {
  readonly componentId: string;
  readonly pathParams: Record<string, string>;
}

interface Route {
  readonly componentId: string;
  readonly segments: readonly string[];
}

/** Finds the component of a worker for a path. Fixed segments have priority over parameters, and parameters over wildcards. */
export class ComponentRouter {
  readonly #routes: readonly Route[];

  constructor(components: readonly ComponentInfo[]) {
    this.#routes = components
      .map(({ componentId, path }) => ({ componentId, segments: split(path === "" ? `/${componentId}` : path) }))
      .sort((a, b) => compare(a.segments, b.segments));
  }

  find(path: string): RoutedComponent | undefined {
    const wanted = split(path);
    for (const { componentId, segments } of this.#routes) {
      const pathParams = match(segments, wanted);
      if (pathParams !== undefined) return { componentId, pathParams };
    }
    return undefined;
  }
}

function split(path: string): string[] {
  return path.replace(/^\//, "").split("/");
}

function match(pattern: readonly string[], wanted: readonly string[]): Record<string, string> | undefined {
  const params: Record<string, string> = {};
  for (const [index, segment] of pattern.entries()) {
    const rest = /^\{\*(\w+)\}$/.exec(segment)?.[1];
    const value = wanted[index];
    if (value === undefined) return undefined;
    if (rest !== undefined) {
      setMember(params, rest, wanted.slice(index).join("/"));
      return params;
    }
    const name = /^\{(\w+)\}$/.exec(segment)?.[1];
    if (name !== undefined && value !== "") setMember(params, name, value);
    else if (segment !== value) return undefined;
  }
  return wanted.length === pattern.length ? params : undefined;
}

function compare(a: readonly string[], b: readonly string[]): number {
  for (const [index, segment] of a.entries()) {
    const difference = rank(segment) - rank(b[index] ?? "");
    if (difference !== 0) return difference;
  }
  return 0;
}

function rank(segment: string): number {
  if (!segment.startsWith("{")) return 0;
  return segment.startsWith("{*") ? 2 : 1;
}
