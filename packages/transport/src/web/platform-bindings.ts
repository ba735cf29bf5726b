/**
 * The bindings for components. What servers pass in their place is of no use to components: Hono's server on Node passes its request and
 * response, and Next.js the parameters of the route, as a promise.
 */
export function bindingsOf(env: unknown): Readonly<Record<string, unknown>> | undefined {
  if (typeof env !== "object" || env === null || "incoming" in env || isRouteContext(env)) return undefined;
  return env as Readonly<Record<string, unknown>>;
}

function isRouteContext(env: object): boolean {
  const { params } = env as { readonly params?: unknown };
  return typeof params === "object" && params !== null && "then" in params;
}

/** Address of the sender, which only the bindings of Node's server have. */
export function senderOf(env: unknown): string | undefined {
  return (env as NodeBindings | undefined)?.incoming?.socket?.remoteAddress;
}

interface NodeBindings {
  readonly incoming?: { readonly socket?: { readonly remoteAddress?: string } };
}
