import type { CallbackHandler } from "./callback-handler.ts";

/** One message to a worker. */
export interface WorkerMessage {
  readonly kind: "request" | "notification";
  readonly method: string;
  readonly params: unknown;
  readonly timeoutMs: number;
  readonly signal?: AbortSignal | undefined;
  readonly onCallback?: CallbackHandler | undefined;
  readonly onComment?: ((comment: string) => void) | undefined;
}
