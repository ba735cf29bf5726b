import type { InProcessWorker } from "@stepflow/runtime";
import { scriptStream, scriptWorker } from "../../support/workers/scripted-worker.ts";

/** A request of a worker, with whatever id it has. */
export interface Question {
  readonly id?: string | number;
  readonly method: string;
  readonly params?: unknown;
}

/** A worker on bare messages: its only component sends each {@link Question} of its input, and gives the answers as they came. */
export function createAskingWorker(): InProcessWorker {
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
