import type { Pull } from "./start-options.ts";

/** Not written into the `import()` itself: that package builds upon this one, and is not there unless somebody wants it. */
const PACKAGE: string = "@stepflow/grpc";

/**
 * Loads `pull` of `@stepflow/grpc`.
 *
 * @throws Error that says how to install it.
 */
export async function loadPull(load: (name: string) => Promise<unknown> = (name) => import(name)): Promise<Pull> {
  const { pull } = (await load(PACKAGE).catch(explain)) as { readonly pull: Pull };
  return pull;
}

function explain(cause: unknown): never {
  if (!isNotFound(cause)) throw cause;
  throw new Error(
    `Work comes by gRPC here (STEPFLOW_TRANSPORT), for which ${PACKAGE} is needed: npm install ${PACKAGE}. ` +
      "Programs that are bundled into one file pass it to start: { pull }.",
    { cause },
  );
}

function isNotFound(cause: unknown): boolean {
  const code = cause instanceof Error && "code" in cause ? cause.code : undefined;
  return code === "ERR_MODULE_NOT_FOUND" || code === "MODULE_NOT_FOUND";
}
