import type { WorkerSource } from "@stepflow/runtime";
import { HostedWorker } from "./hosted-worker.ts";
import type { OpenWorkers } from "./open-workers.ts";

/** Starts the hosted workers and returns all workers in the form that the embedded runtime takes. */
export async function startForEmbedded(
  { list }: OpenWorkers,
  signal: AbortSignal,
): Promise<Readonly<Record<string, WorkerSource>>> {
  const sources = await Promise.all(
    list.map(async ({ name, source }) => {
      if (!(source instanceof HostedWorker)) return [name, source] as const;
      const url = await source.start({ transport: "http", host: "127.0.0.1", port: 0 }, signal);
      return [name, { url }] as const;
    }),
  );
  return Object.fromEntries(sources);
}
