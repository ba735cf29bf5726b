import { messageOf } from "@stepflow/protocol/internal";
import type { RequestApp, RuntimeListener } from "@stepflow/runtime";
import { CliError } from "../../exit/cli-error.ts";
import type { DevRuntime } from "./runtime/dev-runtime.ts";

/** Serves an app on loopback, behind the runtime's checks of Host and Origin. @throws CliError if the port is not available. */
export async function listenOn(runtime: DevRuntime, app: RequestApp, port: number): Promise<RuntimeListener> {
  try {
    return await runtime.listen(app, port);
  } catch (cause) {
    throw new CliError("usage", messageOf(cause), { at: `--port ${port}`, cause });
  }
}
