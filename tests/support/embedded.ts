import { type Client, createClient } from "@stepflow/client";
import { createRestApp, createRuntime, listen, type Runtime, type RuntimeOptions } from "@stepflow/runtime";

/** An embedded runtime that listens, with the client that fits it. */
export interface ServedRuntime {
  readonly runtime: Runtime;
  readonly url: string;
  readonly client: Client;
  close(): Promise<void>;
}

/** The embedded runtime where the tests of others start a real one. */
export async function serveEmbedded(options: RuntimeOptions): Promise<ServedRuntime> {
  const runtime = await createRuntime(options);
  const services = {
    engine: runtime.engine,
    maxConcurrency: undefined,
    version: runtime.engine.semantics.version,
    components: () => runtime.components(),
    runEvents: options.quirks === undefined,
  };
  const { url, close } = await listen(createRestApp(services));
  return {
    runtime,
    url,
    client: createClient({ url }),
    async close() {
      await close();
      await runtime.close();
    },
  };
}
