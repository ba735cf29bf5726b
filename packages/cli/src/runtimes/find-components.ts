import { resolve } from "node:path";
import { createRuntime, type RuntimeOptions } from "@stepflow/runtime";
import type { CliIo } from "../io/cli-io.ts";
import { openWorkers } from "../workers/open-workers.ts";
import { startForEmbedded } from "../workers/start-embedded.ts";
import type { WorkerSpec } from "../workers/worker-spec.ts";
import { isBuiltin } from "./is-builtin.ts";
import { openClient, type TlsFlags } from "./open-client.ts";

/** A component with a path by which steps call it. */
export interface FoundComponent {
  readonly component: string;
  readonly description?: string | undefined;
  readonly inputSchema?: unknown;
  readonly outputSchema?: unknown;
  /** Whether the runtime itself provides it. */
  readonly isBuiltin: boolean;
  /** Whether a route leads to it. Otherwise `component` is its path without one, and steps cannot call it. */
  readonly isReachable: boolean;
}

/** Where to look for components: exactly one of the first three is given. */
export interface ComponentSources {
  readonly specs: readonly WorkerSpec[];
  /** Path of a configuration. */
  readonly config: string | undefined;
  /** URL of a running runtime. */
  readonly url: string | undefined;
  /** Whether to return components of a configuration to which no route leads, too. */
  readonly withUnreachable?: boolean | undefined;
  /** Certificates for the runtime at `url`. */
  readonly tls?: TlsFlags | undefined;
  readonly timeoutMs: number;
}

/** Asks workers or a runtime for their components. Running runtimes list components without the prefix of the route. */
export async function findComponents(sources: ComponentSources, io: CliIo): Promise<readonly FoundComponent[]> {
  const { specs, config, url, tls = {}, withUnreachable = false, timeoutMs } = sources;
  if (url !== undefined) {
    const client = await openClient({ url, timeoutMs }, tls, io);
    const listed = await client.listComponents({ signal: io.signal });
    return listed.map((info) => toFound(info.component, info));
  }
  if (config !== undefined) {
    const found = await listed({ config: resolve(io.cwd, config), timeoutMs });
    return found.filter(({ isReachable }) => isReachable || withUnreachable);
  }
  await using workers = await openWorkers(specs, io);
  const found = await listed({ workers: await startForEmbedded(workers, io.signal), timeoutMs });
  return found.filter(({ isBuiltin }) => !isBuiltin);
}

/** Lists the components of an embedded runtime, each with all its paths. */
async function listed(options: RuntimeOptions): Promise<readonly FoundComponent[]> {
  await using runtime = await createRuntime(options);
  return (await runtime.components()).flatMap((info) =>
    info.paths.length === 0
      ? [{ ...toFound(info.component, info), isReachable: false }]
      : info.paths.map((path) => toFound(path, info)),
  );
}

/** A component as workers and runtimes list it. Those of other languages report null where there is no description. */
interface ReportedComponent {
  readonly component: string;
  readonly description?: string | null | undefined;
  readonly inputSchema?: unknown;
  readonly outputSchema?: unknown;
}

function toFound(path: string, info: ReportedComponent): FoundComponent {
  const { component, description, inputSchema, outputSchema } = info;
  return {
    component: path,
    description: description ?? undefined,
    inputSchema,
    outputSchema,
    isBuiltin: isBuiltin(component, description),
    isReachable: true,
  };
}
