import type { Hono } from "hono";
import type { RegisterComponent } from "./register-component.ts";

/** A set of components under one name. Creating one starts nothing: `serve` or `start` of `@stepflow/worker/node` does. */
export interface Worker<Components = unknown> {
  readonly name: string;
  readonly component: RegisterComponent<Components>;
  /**
   * Answers one request, for platforms that hand over web-standard requests. `env` becomes `ctx.env`.
   *
   * Nothing is known there of the network around, so a runtime's `blobApiUrl` is followed only with `auth`
   * or `blobApiOrigins`.
   */
  fetch(request: Request, env?: Readonly<Record<string, unknown>>, executionContext?: unknown): Promise<Response>;
  /** The worker as a Hono app, to be mounted in another one: `app.route("/worker", await worker.app())`. */
  app(): Promise<Hono>;
  /** Types only, never set: the components by path. */
  readonly "~components"?: Components;
}
