import { isDeepStrictEqual } from "node:util";
import type { ComponentInfo } from "@stepflow/client";

/**
 * Finds the output schema of the component that a path leads to. A runtime lists components without the prefix of their route, so that the path
 * `/text/word-count` means any component `/word-count`. Several with different schemas are ambiguous.
 */
export function outputSchemaOf(path: string, components: readonly ComponentInfo[]): unknown {
  const found = components.filter(({ component }) => isBelow(path, component)).map((one) => one.outputSchema);
  const [first, ...others] = found;
  return others.every((other) => isDeepStrictEqual(other, first)) ? first : undefined;
}

/** Whether a path is a prefix of one or more segments, and then the component. */
function isBelow(path: string, component: string): boolean {
  const name = component.startsWith("/") ? component : `/${component}`;
  return path.endsWith(name) && path.length > name.length;
}
