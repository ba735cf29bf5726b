import type { StandardSchemaV1 } from "@standard-schema/spec";
import type { Hono } from "hono";
import type {
  ComponentDefinition,
  ComponentDetails,
  ComponentFunction,
  ComponentOptions,
  PlainSchema,
  UnannotatedInput,
} from "../component/component.ts";

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
  fetch(request: Request, env?: Readonly<Record<string, unknown>>): Promise<Response>;
  /** The worker as a Hono app, to be mounted in another one: `app.route("/worker", await worker.app())`. */
  app(): Promise<Hono>;
  /** Types only, never set: the components by path. */
  readonly "~components"?: Components;
}

/** The worker after one more component. A path that is not known at compile time adds nothing to the types. */
type With<Components, Path extends string, Input, Output, Validated = Input, Returned = Output> = string extends Path
  ? Worker<Components>
  : Worker<Components & { readonly [P in Path]: ComponentDefinition<P, Input, Output, Validated, Returned> }>;

/**
 * `worker.component(path, [options], execute)`: registers a component and returns the worker, typed with it. As a statement it
 * registers as well; the types then stay as they were.
 *
 * @throws TypeError for a malformed path, one that is taken or ambiguous, or an option that is not usable.
 */
export interface RegisterComponent<Components> {
  <Path extends string, Input extends UnannotatedInput, Output>(
    path: Path,
    execute: ComponentFunction<Path, Input, Output>,
  ): With<Components, Path, Input, Output>;
  <
    Path extends string,
    Input extends UnannotatedInput,
    Output,
    InputSchema extends PlainSchema,
    OutputSchema extends PlainSchema,
  >(
    path: Path,
    options: ComponentOptions<InputSchema, OutputSchema>,
    execute: ComponentFunction<Path, Input, Output>,
  ): With<Components, Path, Input, Output>;
  <Path extends string, Input, Validated, Output, OutputSchema extends PlainSchema>(
    path: Path,
    options: ComponentDetails & {
      readonly input: StandardSchemaV1<Input, Validated>;
      readonly output?: OutputSchema | undefined;
    },
    execute: ComponentFunction<Path, Validated, Output>,
  ): With<Components, Path, Input, Output, Validated>;
  <Path extends string, Input extends UnannotatedInput, Output, Returned, InputSchema extends PlainSchema>(
    path: Path,
    options: ComponentDetails & {
      readonly input?: InputSchema | undefined;
      readonly output: StandardSchemaV1<Returned, Output>;
    },
    execute: ComponentFunction<Path, Input, NoInfer<Returned>>,
  ): With<Components, Path, Input, Output, Input, Returned>;
  // The one that users meet most often comes last: its message is the one that TypeScript shows when none fits.
  <Path extends string, Input, Validated, Output, Returned>(
    path: Path,
    options: ComponentDetails & {
      readonly input: StandardSchemaV1<Input, Validated>;
      readonly output: StandardSchemaV1<Returned, Output>;
    },
    execute: ComponentFunction<Path, Validated, NoInfer<Returned>>,
  ): With<Components, Path, Input, Output, Validated, Returned>;
}

/** The components of a worker by path: `WorkerComponents<typeof worker>["/double"]`. */
export type WorkerComponents<W extends Worker> = W extends { readonly "~components"?: infer Components }
  ? Components
  : never;
