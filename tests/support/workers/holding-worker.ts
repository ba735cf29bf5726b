import { createWorker, silentLogger, type Worker } from "@stepflow/worker";
import { type RunningWorker, type ServeOptions, serve } from "@stepflow/worker/node";
import { beforeEach, onTestFinished, vi } from "vitest";

/** Options of a worker that is served for a test. */
export const QUIET: ServeOptions = { announce: false, handleSignals: false, logger: silentLogger, port: 0 };

/** Creates a worker whose component `/hold` ends when the test allows it. */
export function createHolding() {
  let started = () => {};
  let letGo = () => {};
  const begun = new Promise<void>((resolve) => (started = resolve));
  const worker = createWorker({ name: "holding" })
    .component("/echo", (input: unknown) => input)
    .component("/hold", async () => {
      started();
      await new Promise<void>((resolve) => (letGo = resolve));
      return "let go";
    })
    .component("/env", (_input: unknown, { env }) => env["SERVE_TEST"]);
  return { worker, begun, letGo: () => letGo() };
}

/** Serves a worker for one test. */
export async function start(
  options: ServeOptions = {},
  { worker }: { readonly worker: Worker } = createHolding(),
): Promise<RunningWorker> {
  const running = await serve(worker, { ...QUIET, ...options });
  onTestFinished(() => running.close());
  return running;
}

/** Sends a request to a worker. */
export function post(url: string, method: string, params: unknown, headers = {}): Promise<Response> {
  return fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify({ jsonrpc: "2.0", id: "1", method, params }),
  });
}

/** Executes a component of a worker and returns the response. */
export async function execute(url: string, component: string, input: unknown = null): Promise<unknown> {
  const response = await post(url, "components/execute", { component, input, attempt: 1, observability: {} });
  return response.json();
}

/** Hides the environment of the machine that runs the tests of a file. */
export function useNeutralEnvironment(): void {
  beforeEach(() => {
    for (const name of ["STEPFLOW_PROTOCOL", "STEPFLOW_BLOB_API_URL", "PORT", "HOST"]) vi.stubEnv(name, "");
    return () => vi.unstubAllEnvs();
  });
}
