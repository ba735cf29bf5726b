import { type Client, createClient } from "@stepflow/client";
import { createRuntime, type Runtime, type RuntimeOptions } from "@stepflow/runtime";

/** Embedded runtime that listens, with a client. */
export interface ServedRuntime {
  readonly runtime: Runtime;
  readonly url: string;
  readonly client: Client;
  close(): Promise<void>;
}

/** Starts an embedded runtime in the place of a real one. */
export async function serveEmbedded(options: RuntimeOptions): Promise<ServedRuntime> {
  const runtime = await createRuntime(options);
  const { url } = await runtime.listen();
  return { runtime, url, client: createClient({ url }), close: () => runtime.close() };
}
