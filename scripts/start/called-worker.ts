import { createClient } from "@stepflow/client";
import { startOrchestrator } from "@stepflow/orchestrator";
import { createRuntime } from "@stepflow/runtime";
import { EMBEDDED } from "./arguments.ts";
import { Conversation } from "./conversation.ts";
import { parseObject } from "./json.ts";
import type { PlayOnStage, Stage } from "./watched-worker.ts";
import { startTap } from "./tap.ts";
import { startWorkerProcess } from "./worker-process.ts";

/** The embedded runtime and those up to 0.11 call the worker by HTTP. Everything goes through taps: what is reported is what was on the wire. */
export const playOnCalled: PlayOnStage = async ({ runtime: version, program, signal }, play) => {
  const conversation = new Conversation();
  const onLog = (line: string): void => {
    const entry = parseObject(line);
    const known = entry !== undefined && (conversation.logged(entry) || entry["level"] === "INFO");
    // Neither a component's log line nor the worker's word that it listens: a warning, or what a component printed.
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
  return await play({ runtime, way: `at ${worker.url}`, executions: async () => conversation.executions });
};

interface Places {
  readonly worker: string;
  readonly blobApi: string;
  readonly signal: AbortSignal;
}

async function startRuntime(name: string, places: Places): Promise<Stage["runtime"] & AsyncDisposable> {
  const settings = {
    workers: { hello: { url: places.worker } },
    blobApi: { url: places.blobApi },
    // Runtimes since 0.10 repeat what fails; their own pauses are seconds long.
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
