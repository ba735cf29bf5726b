import { messageOf } from "@stepflow/protocol/internal";
import type { RuntimeListener } from "@stepflow/runtime";
import { CliError } from "../../exit/cli-error.ts";
import type { EmbeddedDevRuntime } from "./runtime/embedded-dev-runtime.ts";

/** Serves the REST API of a runtime on loopback. @throws CliError if the port is not available. */
export async function listenOn(runtime: EmbeddedDevRuntime, port: number): Promise<RuntimeListener> {
  try {
    return await runtime.listen({ fetch: (request) => runtime.fetch(request) }, port);
  } catch (cause) {
    throw new CliError("usage", messageOf(cause), { at: `--port ${port}`, cause });
  }
}
