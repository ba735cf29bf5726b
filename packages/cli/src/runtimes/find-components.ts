import { resolve } from "node:path";
import { createRuntime, type ListedComponent, type WorkerSource } from "@stepflow/runtime";
import type { CliIo } from "../io/cli-io.ts";
import { openWorkers } from "../workers/open-workers.ts";
import { startForEmbedded } from "../workers/start-embedded.ts";
import type { WorkerSpec } from "../workers/worker-spec.ts";

/** A component with the path that steps call it by. */
export interface FoundComponent {
  readonly component: string;
  readonly description?: string | undefined;
  readonly inputSchema?: unknown;
  readonly outputSchema?: unknown;
}

/** A component as workers of any language report it. */
type ReportedComponent = Omit<FoundComponent, "description"> & { readonly description?: string | null };

/** Where to look for components: exactly one of the first three is given. */
export interface ComponentSources {
  readonly specs: readonly WorkerSpec[];
  /** Path of a configuration. */
  readonly config: string | undefined;
  /** URL of a running runtime. */
  readonly url: string | undefined;
  readonly timeoutMs: number;
}

/** Asks workers or a runtime for their components. Runtimes list components without the prefix of the route. */
export async function findComponents(sources: ComponentSources, io: CliIo): Promise<readonly FoundComponent[]> {
  const { specs, config, url, timeoutMs } = sources;
  if (url !== undefined) {
    const { createClient } = await import("@stepflow/client");
    return (await createClient({ url, timeoutMs }).listComponents({ signal: io.signal })).map(toFound);
  }
  if (config !== undefined) return (await listed({ config: resolve(io.cwd, config), timeoutMs })).map(toFound);
  await using workers = await openWorkers(specs, io);
  const started = await startForEmbedded(workers, io.signal);
  const found = await Promise.all(
    Object.entries(started).map(async ([name, source]) => {
      const all = await listed({ workers: { [name]: source }, timeoutMs });
      return all.map((one) => ({ ...toFound(one), component: `/${name}${one.component}` }));
    }),
  );
  return found.flat();
}

interface Listing {
  readonly workers?: Readonly<Record<string, WorkerSource>>;
  readonly config?: string;
  readonly timeoutMs: number;
}

/** Lists the components of a runtime, without the built-in ones unless a configuration routes to them. */
async function listed(options: Listing): Promise<readonly ListedComponent[]> {
  await using runtime = await createRuntime(options);
  const all = await runtime.components();
  if (options.config !== undefined) return all;
  await using empty = await createRuntime({});
  const builtins = new Set((await empty.components()).map(({ component }) => component));
  return all.filter(({ component }) => !builtins.has(component));
}

function toFound({ component, description, inputSchema, outputSchema }: ReportedComponent): FoundComponent {
  return { component, description: description ?? undefined, inputSchema, outputSchema };
}
