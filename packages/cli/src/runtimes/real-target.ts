/// <reference lib="esnext.disposable" preserve="true" />
import { createClient } from "@stepflow/client";
import { type LocalWorker, startOrchestrator, type WorkerMount } from "@stepflow/orchestrator";
import type { CommandWorker, UrlWorker } from "@stepflow/runtime";
import { CliError } from "../exit/cli-error.ts";
import type { RunNotes } from "../wire/run-notes.ts";
import { startTap } from "../wire/tap.ts";
import { HostedWorker } from "../workers/hosted-worker.ts";
import type { OpenWorker } from "../workers/open-workers.ts";
import { startBlobTap } from "./blob-tap.ts";
import { toTarget } from "./client-target.ts";
import { describeWorker } from "./describe-worker.ts";
import type { RunTarget } from "./run-target.ts";
import type { TargetParts } from "./target-parts.ts";

/** Installs and starts a real server of a version. */
export async function openReal(version: string, parts: TargetParts): Promise<RunTarget> {
  const { workers, config, notes, signal, io } = parts;
  if (config !== undefined && workers.list.length > 0) {
    throw new CliError(
      "usage",
      "A real runtime takes its workers from --config or from --worker and --command, not from both.",
    );
  }
  const taps: AsyncDisposable[] = [];
  const close = async (): Promise<void> => void (await Promise.all(taps.map((tap) => tap[Symbol.asyncDispose]())));
  try {
    const blobs = notes && config === undefined ? await startBlobTap(notes.conversation) : undefined;
    if (blobs !== undefined) taps.push(blobs);
    const places = new Map<string, string>();
    const mounts = workers.list.map(
      async (worker) => [worker.name, await toMount(worker, { notes, signal, taps, places })] as const,
    );
    const server = await startOrchestrator({
      version,
      signal,
      onProgress: (line) => void io.stderr.write(`${line}\n`),
      ...(config === undefined
        ? { workers: Object.fromEntries(await Promise.all(mounts)), cwd: io.cwd, blobApi: blobs && { url: blobs.url } }
        : { config }),
    });
    blobs?.forwardTo(server.url);
    const named = {
      runtime: `stepflow-server ${version}, at ${server.url}`,
      workers: workers.list.map((worker) => describeWorker(worker, places.get(worker.name))),
    };
    return toTarget(createClient({ url: server.url, resolveReferences: true }), named, async () => {
      await server.close();
      await close();
    });
  } catch (error) {
    await close();
    throw error;
  }
}

/** Parts that a mount needs. */
interface MountParts {
  readonly notes: RunNotes | undefined;
  readonly signal: AbortSignal;
  /** Receives the proxies, which end with the server. */
  readonly taps: AsyncDisposable[];
  /** Receives the URLs of workers of files that the server calls. */
  readonly places: Map<string, string>;
}

async function toMount(worker: OpenWorker, parts: MountParts): Promise<WorkerMount | LocalWorker> {
  const { source } = worker;
  if (source instanceof HostedWorker) return toLocalWorker(worker.name, source, parts);
  if (!("url" in source)) return toServedMount(source);
  return { ...source, url: await watched(String(source.url), parts) };
}

function toLocalWorker(name: string, source: HostedWorker, parts: MountParts): LocalWorker {
  return {
    async start({ transport, port, tasksUrl, queue }) {
      const url = await source.start({ transport, host: "127.0.0.1", port, tasksUrl, queue }, parts.signal);
      const close = (): Promise<void> => source[Symbol.asyncDispose]();
      if (transport === "grpc") return { url, close };
      parts.places.set(name, url);
      return { url: await watched(url, parts), close };
    },
  };
}

/** Returns the URL of a proxy in front of a worker, or the worker's own if nothing watches its messages. */
async function watched(url: string, { notes, taps }: MountParts): Promise<string> {
  if (notes === undefined) return url;
  const tap = await startTap(
    () => url,
    ({ body }) => notes.conversation.request(body),
  );
  taps.push(tap);
  return tap.url;
}

/** Returns a worker in the form that a real server takes, which reaches it by URL or starts its program. */
export function toServedMount(source: UrlWorker | CommandWorker): WorkerMount {
  if ("url" in source) return source;
  const { command, args, env = {} } = source;
  // Servers up to 0.11 replace $NAME in values, and give a worker these variables only.
  const plain = Object.entries(env).filter(([, value]) => !value.includes("$"));
  return { command, args, env: Object.fromEntries(plain) };
}
