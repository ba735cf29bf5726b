/// <reference lib="esnext.disposable" preserve="true" />
import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { watchParent } from "@stepflow/worker/node";
import { CliError } from "../../exit/cli-error.ts";
import { ProcessGuard } from "../../guard/process-guard.ts";
import type { CliIo } from "../../io/cli-io.ts";
import { readWorkerSpecs, type WorkerSpec } from "../../workers/worker-spec.ts";
import type { DevOptions } from "./dev-options.ts";
import { DevServer } from "./dev-server.ts";
import { EventLog } from "./events/event-log.ts";
import { createEventPrinter } from "./events/event-printer.ts";

const PARENT_POLL_MS = 500;
/** Files that are looked for if no worker is named. */
const ENTRIES: readonly string[] = ["src/worker.ts", "worker.ts", "src/worker.js", "worker.js"];

/** Serves workers until the signal of the command is aborted or the parent process is gone. */
export async function runDev(options: DevOptions, io: CliIo): Promise<number> {
  const specs = specsOf(options, io);
  const events = new EventLog();
  events.subscribe(createEventPrinter(options.format, io));
  const orphaned = new AbortController();
  const parent = watchParent({
    intervalMs: PARENT_POLL_MS,
    isAbandoned: () => true,
    onGone: () => orphaned.abort(new CliError("interrupted", "The parent process is gone.")),
  });
  try {
    const signal = AbortSignal.any([io.signal, orphaned.signal]);
    using guard = new ProcessGuard();
    await using server = await DevServer.open({ ...options, specs, guard }, { ...io, signal }, events);
    await server.serve();
    signal.throwIfAborted();
    return 0;
  } finally {
    parent.stop();
  }
}

function specsOf({ entry, worker = [], command, config }: DevOptions, { cwd }: CliIo): readonly WorkerSpec[] {
  const named = entry === undefined ? worker : [entry, ...worker];
  if (named.length > 0 || command !== undefined || config !== undefined)
    return readWorkerSpecs({ worker: named, command });
  const found = ENTRIES.find((path) => existsSync(resolve(cwd, path)));
  if (found !== undefined) return readWorkerSpecs({ worker: [found] });
  throw new CliError(
    "usage",
    `No worker is named, and ${ENTRIES.join(", ")} do not exist. Write stepflow-worker dev FILE.`,
  );
}
