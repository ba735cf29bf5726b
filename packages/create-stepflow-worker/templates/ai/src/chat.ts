import { type ComponentContext, ComponentError } from "@stepflow/worker";

const TIMEOUT_MS = 60_000;

/** A message of a conversation with a model. */
export interface Message {
  readonly role: "system" | "user";
  readonly content: string;
}

/** The part of a response that is used here. */
interface Completion {
  readonly model?: string;
  readonly choices?: readonly { readonly message?: { readonly content?: string | null } }[];
  readonly usage?: { readonly total_tokens?: number };
}

/**
 * Asks a model once. Repetitions are up to the flow: a failure that may pass is repeated as often as `onError` of the step says, and a request
 * that the server refuses is not repeated.
 */
export async function chat(messages: readonly Message[], ctx: Pick<ComponentContext, "env" | "signal">) {
  const { OPENAI_BASE_URL: url, OPENAI_API_KEY: key, OPENAI_MODEL: model } = ctx.env;
  if (!url || !model) throw new ComponentError("Set OPENAI_BASE_URL and OPENAI_MODEL.", { retry: "never" });

  const response = await fetch(`${url}/chat/completions`, {
    method: "POST",
    headers: { "content-type": "application/json", ...(key ? { authorization: `Bearer ${key}` } : {}) },
    body: JSON.stringify({ model, messages }),
    signal: AbortSignal.any([ctx.signal, AbortSignal.timeout(TIMEOUT_MS)]),
  }).catch((cause: unknown) => {
    throw new ComponentError(`The model at ${url} does not answer.`, { cause });
  });
  if (!response.ok) {
    const mayPass = response.status === 429 || response.status >= 500;
    const cause = new Error(await response.text());
    throw new ComponentError(`The model answers with status ${response.status}.`, {
      retry: mayPass ? "byFlow" : "never",
      cause,
    });
  }

  const completion = (await response.json()) as Completion;
  const text = completion.choices?.[0]?.message?.content;
  if (typeof text !== "string") throw new ComponentError("The answer of the model has no text.");
  return { text, model: completion.model ?? model, tokens: completion.usage?.total_tokens ?? 0 };
}
