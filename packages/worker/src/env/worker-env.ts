import type { ProcessEnv } from "./process-env.ts";

/**
 * Bindings that a platform passes with a request, such as a KV namespace of Cloudflare Workers. The interface is empty: declare
 * your bindings in it, and `ctx.env` is typed with them.
 *
 * @example
 * ```ts source="./worker-env.examples.ts#PlatformBindings"
 * declare module "@stepflow/worker" {
 *   interface PlatformBindings {
 *     readonly CACHE: KVNamespace;
 *   }
 * }
 *
 * const edge = createWorker({ name: "edge" }).component("/cached/{key}", (_input, ctx) =>
 *   ctx.env.CACHE.get(ctx.params.key),
 * );
 * ```
 */
// biome-ignore lint/suspicious/noEmptyInterface: users add members by declaration merging.
export interface PlatformBindings {}

/** Type of `ctx.env`: texts of the environment, and the bindings that are declared in {@link PlatformBindings}. */
export type WorkerEnv = ProcessEnv & Readonly<PlatformBindings>;
