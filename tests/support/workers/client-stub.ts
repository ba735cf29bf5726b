import { type Client, type ClientOptions, createClient } from "@stepflow/client";

/** Request as a runtime receives it. */
export interface Sent {
  readonly method: string;
  readonly path: string;
  readonly query: Record<string, string>;
  readonly body: unknown;
}

export type Answer = { status?: number; body: unknown; type?: string } | undefined;

/** A client, and what it has sent. */
export interface Stub {
  readonly client: Client;
  readonly sent: Sent[];
}

/** Creates a client whose `fetch` calls a function. If the function returns undefined, the path is answered with 404. */
export function stub(
  answer: (sent: Sent, sentBefore: readonly Sent[]) => Answer,
  options: Omit<ClientOptions, "url" | "fetch"> = {},
): Stub {
  const sent: Sent[] = [];
  const fetch = async (input: string | URL | Request, init?: RequestInit): Promise<Response> => {
    const url = new URL(String(input));
    const body = typeof init?.body === "string" ? JSON.parse(init.body) : undefined;
    const path = url.pathname.replace("/api/v1", "");
    const one = { method: init?.method ?? "GET", path, query: Object.fromEntries(url.searchParams), body };
    const found = answer(one, [...sent]);
    sent.push(one);
    if (found === undefined) return new Response("", { status: 404 });
    const text = typeof found.body === "string" ? found.body : JSON.stringify(found.body);
    return new Response(text, {
      status: found.status ?? 200,
      headers: { "content-type": found.type ?? "application/json" },
    });
  };
  return { client: createClient({ ...options, url: "http://runtime", fetch }), sent };
}

export const runId = "01a1ff9d-8eee-7980-9a25-dd4e8d0115c9";
export const flowId = "09ef9b545740983a7b7e947b4621b61275a51e8f331761101fd6c0e14b20b350";
/** Run as runtimes 0.9 – 0.11 describe it. */
export const summary = (status: string, completed = 0): object => ({
  runId,
  flowId,
  flowName: "lab",
  status,
  items: { total: 2, completed, running: 2 - completed, failed: 0, cancelled: 0 },
  createdAt: "2026-11-21T19:37:58.255005842Z",
  completedAt: null,
  rootRunId: runId,
});
export const item = (itemIndex: number, result: unknown): object => ({
  itemIndex,
  status: "completed",
  result: { outcome: "success", result },
  completedAt: "2026-11-21T19:37:58.256066387Z",
});
export const health = (version?: string): Answer => ({
  body: { status: "healthy", timestamp: "t", ...(version && { version }) },
});
