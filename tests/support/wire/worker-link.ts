import { createWorkerClient, type WorkerClient, type WorkerClientOptions } from "@stepflow/transport/client";
import { onTestFinished } from "vitest";

/** Creates a client of a worker for one test: the runtime's side. */
export function linkTo(url: string, options: Partial<WorkerClientOptions> = {}): WorkerClient {
  const client = createWorkerClient({ url, timeoutMs: 20_000, ...options });
  onTestFinished(() => client.close());
  return client;
}

/** Parameters of `components/execute`. */
export function executeParams(component: string, input: unknown = null, attempt = 1): object {
  return {
    component,
    input,
    attempt,
    observability: {
      trace_id: "0".repeat(31).concat("1"),
      span_id: "0".repeat(15).concat("1"),
      run_id: "00000000-0000-7000-8000-000000000001",
      flow_id: "a".repeat(64),
      step_id: "only",
    },
  };
}

/** Executes a component and returns its output. */
export async function executeOn(client: WorkerClient, component: string, input?: unknown): Promise<unknown> {
  const result = await client.request("components/execute", executeParams(component, input));
  return (result as { readonly output: unknown }).output;
}
