import type { Pull } from "./pull.ts";

/**
 * Loads `pull` of `@stepflow/grpc`, which is an optional peer because it depends on this package.
 *
 * @throws Error with the install command if the package is not installed.
 */
export async function loadPull(load?: () => Promise<{ readonly pull: Pull }>): Promise<Pull> {
  try {
    // Bundlers include the package because its name is a literal, and build without it because the import is inside of `try`.
    return (await (load?.() ?? import("@stepflow/grpc"))).pull;
  } catch (cause) {
    throw isNotFound(cause) ? notInstalled(cause) : cause;
  }
}

function notInstalled(cause: unknown): Error {
  return new Error(
    "Pulling tasks over gRPC (STEPFLOW_TRANSPORT or the option transport) needs @stepflow/grpc: npm install @stepflow/grpc",
    { cause },
  );
}

function isNotFound(cause: unknown): boolean {
  const code = cause instanceof Error && "code" in cause ? cause.code : undefined;
  return code === "ERR_MODULE_NOT_FOUND" || code === "MODULE_NOT_FOUND";
}
