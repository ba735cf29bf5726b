import { createRuntime, type InProcessWorker, type Runtime } from "@stepflow/runtime";
import { onTestFinished } from "vitest";
import { scriptStream, scriptWorker } from "../../support/workers/scripted-worker.ts";

/** A request of a worker, with whatever id it has. */
export interface Question {
  readonly id?: string | number;
  readonly method: string;
  readonly params?: unknown;
}

/** A worker that sends raw messages: its only component sends each {@link Question} of its input, and returns the answers unchanged. */
function createAskingWorker(): InProcessWorker {
  const waiting = new Map<unknown, (answer: unknown) => void>();
  const result = (id: unknown, value: unknown): Response => Response.json({ jsonrpc: "2.0", id, result: value });
  return scriptWorker(
    ({ message: { id, method, params } }) => {
      if (method === "initialize") return result(id, { serverProtocolVersion: 1, server_protocol_version: 1 });
      if (method !== "components/execute") return new Response(null, { status: 202 });
      const { input } = params as { input: readonly Question[] };
      const stream = scriptStream();
      void (async () => {
        const answers: unknown[] = [];
        for (const [index, question] of input.entries()) {
          const questionId = question.id ?? `${String(id)}-${index}`;
          const answered = new Promise((resolve) => waiting.set(questionId, resolve));
          stream.event({ ...question, id: questionId });
          answers.push(await answered);
        }
        stream.event({ id, result: { output: answers } });
        stream.end();
      })();
      return stream.response;
    },
    ({ message }) => {
      waiting.get(message.id)?.(message);
      return new Response(null, { status: 202 });
    },
  );
}

/** Answer of a runtime to a {@link Question}. */
export interface Answer {
  readonly id: unknown;
  readonly result?: unknown;
  readonly error?: unknown;
}

/** Creates a runtime with an asking worker `w` for one test. */
export async function openAsking({ workers, ...options }: Parameters<typeof createRuntime>[0]): Promise<Runtime> {
  const runtime = await createRuntime({ ...options, workers: { w: createAskingWorker(), ...workers } });
  onTestFinished(() => runtime.close());
  return runtime;
}

/** Asks a runtime through its asking worker and returns the answers in the order of the questions. */
export async function ask(on: Runtime, ...questions: readonly Question[]): Promise<readonly Answer[]> {
  const result = await on.execute("/w/ask", questions);
  if (result.outcome === "failed") throw new Error(JSON.stringify(result.error));
  return result.result as readonly Answer[];
}

/** Returns the blob id of an answer to `blobs/put`. */
export function idOf(answer: Answer | undefined): string {
  return String((answer?.result as { blob_id?: string } | undefined)?.blob_id);
}
