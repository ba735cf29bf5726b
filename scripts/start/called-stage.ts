import { startOrchestrator } from "@stepflow/orchestrator";
import { Conversation } from "./conversation.ts";
import { parseObject } from "./json.ts";
import type { PlayOnStage } from "./stage.ts";
import { startTap } from "./tap.ts";
import { startWorkerProcess } from "./worker-process.ts";

/** Runtimes up to 0.11 call the worker by HTTP. Everything goes through taps: what is reported is what was on the wire. */
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
  await using runtime = await startOrchestrator({
    version,
    signal,
    workers: { hello: { url: requests.url } },
    blobApi: { url: blobs.url },
    // Runtimes since 0.10 repeat what fails; their own pauses are seconds long.
    retry: { backoff: { type: "constant", delayMs: 100 } },
    onProgress: (message) => console.error(message),
  });
  blobApi = `${runtime.url}/api/v1/blobs`;
  return await play({ runtime, way: `at ${worker.url}`, executions: async () => conversation.executions });
};
