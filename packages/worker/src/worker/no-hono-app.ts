import type { createHonoApp as create } from "@stepflow/transport/hono";

/** Hono would be a seventh of a small worker there, and its users have a shorter way. */
export const createHonoApp: typeof create = () => {
  throw new Error(
    'worker.app() does not exist in bundles for workerd and edge runtimes, because they would all contain Hono. Mount the worker by app.mount("/worker", worker.fetch).',
  );
};
