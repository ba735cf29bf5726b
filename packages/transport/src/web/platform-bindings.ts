/** The bindings for components. On Node, those of Hono's server are its request and response, which are of no use to components. */
export function bindingsOf(env: unknown): Readonly<Record<string, unknown>> | undefined {
  const isForComponents = typeof env === "object" && env !== null && !("incoming" in env);
  return isForComponents ? (env as Readonly<Record<string, unknown>>) : undefined;
}

/** Address of the sender, which only the bindings of Node's server have. */
export function senderOf(env: unknown): string | undefined {
  return (env as NodeBindings | undefined)?.incoming?.socket?.remoteAddress;
}

interface NodeBindings {
  readonly incoming?: { readonly socket?: { readonly remoteAddress?: string } };
}
