import { createClient } from "@stepflow/client";
import { startOrchestrator } from "@stepflow/orchestrator";
import { createRuntime } from "@stepflow/runtime";
import { Conversation } from "../../packages/cli/src/wire/conversation.ts";
import { parseObject } from "../../packages/cli/src/wire/json.ts";
import { startTap } from "../../packages/cli/src/wire/tap.ts";
import { EMBEDDED } from "./arguments.ts";
import type { WatchedWorker, WithWatchedWorker } from "./watched-worker.ts";
import { startWorkerProcess } from "./worker-process.ts";

/** Runs a worker that is called by HTTP, for the embedded runtime and for 0.9 to 0.11. All requests pass through taps, so the report shows the wire. */
export const withCalledWorker: WithWatchedWorker = async ({ runtime: version, program, signal }, use) => {
  const conversation = new Conversation();
  const onLog = (line: string): void => {
    const entry = parseObject(line);
    const known = entry !== undefined && (conversation.logged(entry) || entry["level"] === "INFO");
    // Any other line is a warning, or output of a component.
    if (!known) console.error(line);
  };
  await using worker = await startWorkerProcess({ program, onLog, signal });
  let blobApi = "";
  await using requests = await startTap(
    () => worker.url,
    ({ body }) => conversation.request(body),
  );
  await using blobs = await startTap(
    () => blobApi,
    ({ path, body }) => conversation.blobRequest(path, body),
  );
  await using runtime = await startRuntime(version, { worker: requests.url, blobApi: blobs.url, signal });
  blobApi = `${runtime.url}/api/v1/blobs`;
  return await use({ runtime, connection: `at ${worker.url}`, executions: async () => conversation.executions });
};

interface Places {
  readonly worker: string;
  readonly blobApi: string;
  readonly signal: AbortSignal;
}

async function startRuntime(name: string, places: Places): Promise<WatchedWorker["runtime"] & AsyncDisposable> {
  const settings = {
    workers: { hello: { url: places.worker } },
    blobApi: { url: places.blobApi },
    // Runtimes since 0.10 repeat failures. Their default pauses take seconds.
    retry: { backoff: { type: "constant", delayMs: 100 } },
  } as const;
  if (name !== EMBEDDED) {
    const onProgress = (message: string): void => console.error(message);
    return await startOrchestrator({ ...settings, version: name, signal: places.signal, onProgress });
  }
  const runtime = await createRuntime(settings);
  const { url } = await runtime.listen();
  return { url, client: createClient({ url }), [Symbol.asyncDispose]: () => runtime.close() };
}
