/**
 * Returns the path of the component that a task names. Runtime 0.12 sends the path itself, with its leading slash. Runtime 0.13 sends the
 * id from discovery and the values of its parameters, from which the path is restored. The worker then matches the path, so components get
 * the same parameters as under every other runtime.
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
 * Returns the paths that the router of runtime 0.13 accepts together. It refuses all paths of a worker if one has a
 * parameter where another one has a wildcard. The former are left out; they are still reached through the wildcard.
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
