import { bindMethods } from "@stepflow/protocol/internal";
import { createFetchHandler, type FetchHandler, type FetchHandlerOptions } from "@stepflow/transport";
import type { Hono } from "hono";
import { type ComponentDefinition, type ComponentsOf, toDefinition } from "../component/component.ts";
import { ComponentRegistry } from "../component/component-registry.ts";
import { processEnv } from "../env/process-env.ts";
import { DEFAULTS } from "../host/defaults.ts";
import { readProcessSettings, readSettings } from "../host/environment-settings.ts";
import { WorkerHost } from "../host/worker-host.ts";
import { checkBehavior, checkDrain, checkWorkerOptions, type WorkerOptions } from "../host/worker-options.ts";
import { describeHeapNeed } from "../limits/heap-need.ts";
import type { RegisterComponent, Worker } from "./worker.ts";
import { setInternals, type WorkerInternals } from "./worker-internals.ts";

/**
 * Creates a worker from its components. Creating one opens no port and starts nothing: pass it to `serve` or `start` of
 * `@stepflow/worker/node`, or let a platform call its `fetch`.
 *
 * @throws TypeError for an invalid option, and for a component whose path is malformed, already registered or ambiguous.
 * @example
 * ```ts source="./worker.examples.ts#createWorker"
 * const wordCount = defineComponent({
 *   path: "/word-count",
 *   input: z.object({ text: z.string() }),
 *   execute: ({ text }) => ({ words: text.split(/\s+/).filter(Boolean).length }),
 * });
 *
 * const worker = createWorker({ name: "text-tools", components: [wordCount], timeoutMs: 10_000 });
 * ```
 */
export function createWorker<const Components extends readonly object[] = readonly []>(
  options: WorkerOptions<Components> & OnlyComponents<Components>,
): Worker<ComponentsOf<Extract<Components, readonly ComponentDefinition[]>>> {
  return new PlainWorker(options as WorkerOptions) as unknown as ReturnType<typeof createWorker<Components>>;
}

/**
 * Requires `components` to be a list of components, after their types are inferred. As a constraint of the type parameter it would take
 * part in inference, and a definition written inside the list would lose the parameters of its path.
 */
type OnlyComponents<Components> = Components extends readonly ComponentDefinition[]
  ? unknown
  : { readonly components: readonly ComponentDefinition[] };

class PlainWorker implements Worker {
  readonly name: string;
  readonly #internals: WorkerInternals;
  #surface: Surface | undefined;

  constructor(options: WorkerOptions) {
    checkWorkerOptions(options);
    const { name, components = [], ...behavior } = options;
    this.name = name;
    const registry = new ComponentRegistry();
    for (const component of components) registry.add(component);
    this.#internals = { name, registry, behavior };
    setInternals(this, this.#internals);
  }

  readonly component = ((path: string, ...rest: readonly unknown[]) => {
    this.#internals.registry.add(toDefinition(path, ...rest));
    return this;
  }) as unknown as RegisterComponent<unknown>;

  // Functions instead of methods, because Bun and Deno call the `fetch` of a default export without the object.

  readonly fetch = async (request: Request, env?: Readonly<Record<string, unknown>>): Promise<Response> => {
    const surface = this.#open(env);
    surface.handle ??= createFetchHandler(surface.options);
    return await surface.handle(request, env);
  };

  readonly app = async (): Promise<Hono> => {
    const { createHonoApp } = await import("#hono-app");
    const surface = this.#open();
    surface.app ??= createHonoApp(surface.options);
    return surface.app;
  };

  readonly close = async (drainMs: number = DEFAULTS.drainMs): Promise<void> => {
    checkDrain(drainMs);
    await this.#open().host.drain(drainMs);
  };

  #open(env: Readonly<Record<string, unknown>> = {}): Surface {
    this.#surface ??= createSurface(this.#internals, env);
    return this.#surface;
  }
}

/** A worker behind `fetch` and `app()`, which share its executions. */
interface Surface {
  readonly host: WorkerHost;
  readonly options: FetchHandlerOptions;
  handle?: FetchHandler;
  app?: Hono;
}

function createSurface({ name, registry, behavior }: WorkerInternals, env: Readonly<Record<string, unknown>>): Surface {
  const settings = { ...readProcessSettings(), ...readSettings(env) };
  checkBehavior(settings);
  const options = { ...behavior, ...settings };
  const host = new WorkerHost({ ...options, name, registry, env: processEnv() });
  const need = describeHeapNeed(options);
  if (need !== undefined) host.logger.warn(need);
  return { host, options: { ...host.guard, endpoint: host.endpoint, health: host } };
}

bindMethods(PlainWorker);
