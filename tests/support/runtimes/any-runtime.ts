import { type Client, createClient } from "@stepflow/client";
import type { StartOrchestratorOptions } from "@stepflow/orchestrator";
import { createRuntime, type WorkerSource } from "@stepflow/runtime";
import { FAST_RETRIES, startRuntime } from "./real-runtime.ts";
import { FULL_VERSIONS } from "./versions.ts";

/** The embedded runtime and the real ones whose behaviour is tested in full. */
export const EVERY_RUNTIME: readonly string[] = ["embedded", ...FULL_VERSIONS];

export interface AnyRuntime extends AsyncDisposable {
  readonly url: string;
  readonly client: Client;
  close(): Promise<void>;
}

export interface AnyRuntimeOptions {
  readonly blobApi?: NonNullable<StartOrchestratorOptions["blobApi"]>;
  /** Dialect of the embedded runtime. Real runtimes have the dialect of their version. */
  readonly dialect?: "v0" | "v1";
}

/** Starts a runtime by name, with workers that it calls and with short pauses between attempts. */
export async function startAnyRuntime(
  name: string,
  workers: Readonly<Record<string, Extract<WorkerSource, { readonly url: string | URL }>>>,
  { blobApi, dialect }: AnyRuntimeOptions = {},
): Promise<AnyRuntime> {
  if (name !== "embedded") return startRuntime(name, workers, blobApi && { blobApi });
  const { enabled, url: blobUrl, blobThreshold: thresholdBytes } = blobApi ?? {};
  const settings = { enabled, url: blobUrl, thresholdBytes };
  const runtime = await createRuntime({ workers, dialect, retry: FAST_RETRIES, blobApi: settings });
  const { url } = await runtime.listen();
  const close = (): Promise<void> => runtime.close();
  return { url, client: createClient({ url }), close, [Symbol.asyncDispose]: close };
}
