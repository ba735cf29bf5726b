import type { StandardSchemaV1 } from "@standard-schema/spec";
import type { Hono } from "hono";
import type { AwaitedOutput } from "../component/awaited-output.ts";
import type {
  ComponentDefinition,
  ComponentDetails,
  ComponentFunction,
  ComponentOptions,
  PlainSchema,
  UnannotatedInput,
} from "../component/component.ts";
import type { ReturnedOf, SentOf } from "../component/encoded-output.ts";

/**
 * A set of components under one name, created by `createWorker`. It does not run by itself: pass it to `serve` or `start` of
 * `@stepflow/worker/node`, or let a platform call its `fetch`.
 */
export interface Worker<Components = unknown> {
  /** Name of the worker in its log lines and its state file. */
  readonly name: string;
  /** Adds a component: `worker.component(path, [options], execute)`. */
  readonly component: RegisterComponent<Components>;
  /**
   * Responds to one request, for platforms with web-standard requests such as Cloudflare Workers, Deno and Bun. `env` becomes
   * `ctx.env`. The function can be taken off the worker, so the worker itself can be the default export of a module. Bun and Deno
   * then listen on all network interfaces.
   *
   * The worker cannot see which network the platform exposes it to. It therefore uses the Blob API URL that a runtime announces only
   * if `auth` or `blobApiOrigins` is set.
   *
   * @example
   * ```ts source="./worker.examples.ts#fetch"
   * export default worker;
   * ```
   */
  readonly fetch: (request: Request, env?: Readonly<Record<string, unknown>>) => Promise<Response>;
  /**
   * Returns the worker as a Hono app that can be mounted in another one. The function can be taken off the worker. The worker cannot
   * see on which address the app listens: set `auth`, or `allowedHosts` if only trusted machines can connect.
   *
   * @example
   * ```ts source="./worker.examples.ts#app"
   * const app = new Hono();
   * app.route("/worker", await worker.app());
   * ```
   */
  readonly app: () => Promise<Hono>;
  /**
   * Stops `worker.fetch` and `worker.app()`: new executions are refused, and `/readyz` answers 503. Running executions have `drainMs`
   * milliseconds to end; then they are aborted and fail. Resolves when none runs. Call it on SIGTERM before you stop the server, because
   * responses to requests of running executions must still arrive, and then let the server send the last responses. Workers of `serve`, `start` and `pull` have a `close` of their own.
   *
   * @param drainMs 10_000 if omitted.
   * @throws TypeError for an invalid time.
   * @example
   * ```ts source="./worker.examples.ts#close"
   * process.once("SIGTERM", () => {
   *   void worker.close(5_000).finally(() => server.close());
   * });
   * ```
   */
  readonly close: (drainMs?: number) => Promise<void>;
  /** The components by path. This member exists in types only and is never set. */
  readonly "~components"?: Components;
}

/** The worker after one more component. A path that is unknown at compile time adds nothing to the types. */
type With<Components, Path extends string, Input, Output, Validated = Input, Returned = Output> = string extends Path
  ? Worker<Components>
  : Worker<Components & { readonly [P in Path]: ComponentDefinition<P, Input, Output, Validated, Returned> }>;

/**
 * `worker.component(path, [options], execute)`: adds a component and returns the same worker, whose type includes it.
 *
 * @throws TypeError when the path is malformed, taken or ambiguous, or when an option is invalid.
 * @example
 * ```ts source="./worker.examples.ts#component"
 * worker
 *   .component("/upper", { input: z.object({ text: z.string() }) }, ({ text }) => text.toUpperCase())
 *   .component("/greet/{name}", (_input, { params }) => `Hello ${params.name}!`);
 * ```
 */
export interface RegisterComponent<Components> {
  <Path extends string, Input extends UnannotatedInput, Output>(
    path: Path,
    execute: ComponentFunction<Path, Input, Output> & AwaitedOutput<Output>,
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
    execute: ComponentFunction<Path, Input, Output> & AwaitedOutput<Output>,
  ): With<Components, Path, Input, Output>;
  <Path extends string, Input, Validated, Output, OutputSchema extends PlainSchema>(
    path: Path,
    options: ComponentDetails & {
      readonly input: StandardSchemaV1<Input, Validated>;
      readonly output?: OutputSchema | undefined;
    },
    execute: ComponentFunction<Path, Validated, Output> & AwaitedOutput<Output>,
  ): With<Components, Path, Input, Output, Validated>;
  <
    Path extends string,
    Input extends UnannotatedInput,
    OutputSchema extends StandardSchemaV1,
    InputSchema extends PlainSchema,
  >(
    path: Path,
    options: ComponentDetails & {
      readonly input?: InputSchema | undefined;
      readonly output: OutputSchema;
    },
    execute: ComponentFunction<Path, Input, NoInfer<ReturnedOf<OutputSchema>>>,
  ): With<Components, Path, Input, SentOf<OutputSchema>, Input, ReturnedOf<OutputSchema>>;
  // The most frequent form comes last: if no form fits, TypeScript shows the message of the last one.
  <Path extends string, Input, Validated, OutputSchema extends StandardSchemaV1>(
    path: Path,
    options: ComponentDetails & {
      readonly input: StandardSchemaV1<Input, Validated>;
      readonly output: OutputSchema;
    },
    execute: ComponentFunction<Path, Validated, NoInfer<ReturnedOf<OutputSchema>>>,
  ): With<Components, Path, Input, SentOf<OutputSchema>, Validated, ReturnedOf<OutputSchema>>;
}

/** Types of the components of a worker by path: `WorkerComponents<typeof worker>["/double"]`. */
export type WorkerComponents<W extends Worker> = W extends { readonly "~components"?: infer Components }
  ? Components
  : never;
