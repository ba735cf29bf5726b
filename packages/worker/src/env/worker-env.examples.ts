import { createWorker } from "@stepflow/worker";

interface KVNamespace {
  get(key: string): Promise<string | null>;
}

// #region PlatformBindings
declare module "@stepflow/worker" {
  interface PlatformBindings {
    readonly CACHE: KVNamespace;
  }
}

const edge = createWorker({ name: "edge" }).component("/cached/{key}", (_input, ctx) =>
  ctx.env.CACHE.get(ctx.params.key),
);
// #endregion
