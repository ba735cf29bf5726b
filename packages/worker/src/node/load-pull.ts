import type { Pull } from "./pull.ts";

/**
 * Loads `pull` of `@stepflow/grpc`. The import is not typed, because that package depends on this one. Bundlers still find
 * the name and include the package.
 *
 * @throws Error with the install command if the package is not installed.
 */
export async function loadPull(load: () => Promise<unknown> = () => import("@stepflow/grpc" as string)): Promise<Pull> {
  const { pull } = (await load().catch(explain)) as { readonly pull: Pull };
  return pull;
}

function explain(cause: unknown): never {
  if (!isNotFound(cause)) throw cause;
  throw new Error(
    "Pulling tasks over gRPC (STEPFLOW_TRANSPORT or the option transport) needs @stepflow/grpc: npm install @stepflow/grpc",
    { cause },
  );
}

function isNotFound(cause: unknown): boolean {
  const code = cause instanceof Error && "code" in cause ? cause.code : undefined;
  return code === "ERR_MODULE_NOT_FOUND" || code === "MODULE_NOT_FOUND";
}
