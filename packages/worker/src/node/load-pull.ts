import type { Pull } from "./pull.ts";

/**
 * Loads `pull` of `@stepflow/grpc`. Its types are not looked up, because that package builds upon this one; bundlers find the name all
 * the same, and take the package in.
 *
 * @throws Error that says how to install it.
 */
export async function loadPull(load: () => Promise<unknown> = () => import("@stepflow/grpc" as string)): Promise<Pull> {
  const { pull } = (await load().catch(explain)) as { readonly pull: Pull };
  return pull;
}

function explain(cause: unknown): never {
  if (!isNotFound(cause)) throw cause;
  throw new Error(
    "Work comes by gRPC here (STEPFLOW_TRANSPORT), for which @stepflow/grpc is needed: npm install @stepflow/grpc",
    { cause },
  );
}

function isNotFound(cause: unknown): boolean {
  const code = cause instanceof Error && "code" in cause ? cause.code : undefined;
  return code === "ERR_MODULE_NOT_FOUND" || code === "MODULE_NOT_FOUND";
}
