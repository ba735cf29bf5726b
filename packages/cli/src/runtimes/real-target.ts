import { createClient } from "@stepflow/client";
import { type LocalWorker, startOrchestrator, type WorkerMount } from "@stepflow/orchestrator";
import type { CommandWorker, UrlWorker } from "@stepflow/runtime";
import { CliError } from "../exit/cli-error.ts";
import { HostedWorker } from "../workers/hosted-worker.ts";
import type { OpenWorker } from "../workers/open-workers.ts";
import { toTarget } from "./client-target.ts";
import type { RunTarget } from "./run-target.ts";
import type { TargetParts } from "./target-parts.ts";

/** Installs and starts a real server of a version. */
export async function openReal(version: string, parts: TargetParts): Promise<RunTarget> {
  const { workers, config, signal, io } = parts;
  if (config !== undefined && workers.list.length > 0) {
    throw new CliError(
      "usage",
      "A real runtime takes its workers from --config or from --worker and --command, not from both.",
    );
  }
  const server = await startOrchestrator({
    version,
    signal,
    onProgress: (line) => void io.stderr.write(`${line}\n`),
    ...(config === undefined
      ? { workers: Object.fromEntries(workers.list.map((one) => [one.name, toMount(one, signal)])), cwd: io.cwd }
      : { config }),
  });
  return toTarget(createClient({ url: server.url, resolveReferences: true }), () => server.close());
}

function toMount({ source }: OpenWorker, signal: AbortSignal): WorkerMount | LocalWorker {
  if (source instanceof HostedWorker) {
    return {
      async start({ transport, port, tasksUrl, queue }) {
        const url = await source.start({ transport, host: "127.0.0.1", port, tasksUrl, queue }, signal);
        return { url, close: () => source[Symbol.asyncDispose]() };
      },
    };
  }
  return toServedMount(source);
}

/** Returns a worker in the form that a real server takes, which reaches it by URL or starts its program. */
export function toServedMount(source: UrlWorker | CommandWorker): WorkerMount {
  if ("url" in source) return source;
  const { command, args, env = {} } = source;
  // Servers up to 0.11 replace $NAME in values, and give a worker these variables only.
  const plain = Object.entries(env).filter(([, value]) => !value.includes("$"));
  return { command, args, env: Object.fromEntries(plain) };
}
