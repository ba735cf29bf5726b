/**
 * The path that a task asks for. Runtime 0.12 sends it as it is, with its slash; 0.13 sends the id that discovery gave
 * and the values of its parameters, of which the path is made again: the worker matches it itself then, and components
 * see the same as under every other runtime.
 */
export function toComponentPath(componentId: string, params: Readonly<Record<string, string>>): string {
  if (componentId.startsWith("/")) return componentId;
  const segments = componentId.split("/").map((segment) => {
    const name = /^\{\*?(\w+)\}$/.exec(segment)?.[1];
    return name !== undefined && Object.hasOwn(params, name) ? params[name] : segment;
  });
  return `/${segments.join("/")}`;
}

/**
 * The paths among them that a router of runtime 0.13 accepts together: it has no place for a parameter where a wildcard
 * stands, and refuses all of them for it. What is left out is still reached, through the wildcard.
 */
export function toRoutablePaths(paths: readonly string[]): string[] {
  const split = paths.map((path) => path.split("/"));
  const wildcards = split.filter((segments) => isWildcard(segments.at(-1)));
  const covered = (segments: readonly string[]): boolean => wildcards.some((wildcard) => covers(wildcard, segments));
  return paths.filter((_path, index) => !covered(split[index] ?? []));
}

function covers(wildcard: readonly string[], segments: readonly string[]): boolean {
  const last = wildcard.length - 1;
  if (wildcard === segments || !isParameter(segments[last])) return false;
  return wildcard.slice(0, last).every((segment, index) => shapeOf(segment) === shapeOf(segments[index]));
}

function isWildcard(segment: string | undefined): boolean {
  return segment?.startsWith("{*") ?? false;
}

function isParameter(segment: string | undefined): boolean {
  return (segment?.startsWith("{") ?? false) && !isWildcard(segment);
}

function shapeOf(segment: string | undefined): string | undefined {
  return isParameter(segment) ? "{}" : segment;
}
