/** Prefix of component paths that the worker completes with its own route when it submits the flow. No route can have this name. */
export const OWN_PREFIX = "/$own";

/**
 * Components in the JSON of a flow, including flows inside of inputs. A quote in a text is written with a backslash, so a match is a
 * whole member.
 */
const OWN_COMPONENT = /(?<!\\)"component":"\/\$own(?=\/)/g;

/** Whether the JSON of a flow refers to components by `own()`. */
export function holdsOwnPaths(json: string): boolean {
  // Almost no flow does, and a plain search is many times as fast.
  return json.includes(OWN_PREFIX) && json.search(OWN_COMPONENT) !== -1;
}

/** Replaces the prefix of `own()` in the JSON of a flow. `route` is empty or begins with a slash. */
export function completeOwnPaths(json: string, route: string): string {
  const start = JSON.stringify({ component: route }).slice(1, -2);
  return json.replace(OWN_COMPONENT, () => start);
}

/**
 * Returns the route of a worker: the part of the flow's path before the path that the worker received. Returns `undefined` if the flow's
 * path does not end with the worker's.
 */
export function routeOf(pathInFlow: string, received: string): string | undefined {
  const segments = pathInFlow.split("/");
  const count = received.split("/").length - 1;
  const own = segments.slice(segments.length - count);
  if (count >= segments.length || `/${own.map(decoded).join("/")}` !== received.split("/").map(decoded).join("/"))
    return undefined;
  return segments.slice(0, -count).join("/");
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
