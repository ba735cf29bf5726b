import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { json } from "node:stream/consumers";

/** A server that answers as a language model does. */
export interface FakeModel {
  /** Variables that lead the worker to this server. */
  readonly env: Readonly<Record<"OPENAI_BASE_URL" | "OPENAI_API_KEY" | "OPENAI_MODEL", string>>;
  /** Statuses of the next responses. After them it answers with 200. */
  readonly failures: number[];
  close(): void;
}

interface Conversation {
  readonly model: string;
  readonly messages: readonly { readonly content: string }[];
}

function answer({ model, messages }: Conversation) {
  const content = messages.map((message) => message.content).join(" ");
  return { model, choices: [{ message: { content } }], usage: { total_tokens: content.split(/\s+/).length } };
}

/** Starts a model that repeats what it was told. A word is a token. */
export async function startFakeModel(): Promise<FakeModel> {
  const failures: number[] = [];
  const server = createServer((request, response) => {
    json(request).then(
      (conversation) => {
        response.writeHead(failures.shift() ?? 200, { "content-type": "application/json" });
        response.end(JSON.stringify(answer(conversation as Conversation)));
      },
      () => response.writeHead(400).end(),
    );
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  const { port } = server.address() as AddressInfo;
  return {
    env: { OPENAI_BASE_URL: `http://127.0.0.1:${port}`, OPENAI_API_KEY: "none", OPENAI_MODEL: "fake" },
    failures,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}
