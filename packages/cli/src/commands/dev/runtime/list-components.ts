import type { ListedComponent } from "@stepflow/runtime";

const TIMEOUT_MS = 5_000;

/** Asks a worker for its components. Unlike a handshake, the request changes nothing in the worker. */
export async function listComponents(url: string, worker: string): Promise<readonly ListedComponent[]> {
  const response = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json", accept: "application/json" },
    body: JSON.stringify({ jsonrpc: "2.0", id: "1", method: "components/list", params: {} }),
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  const { result } = (await response.json()) as ListAnswer;
  return (result?.components ?? []).map((one) => ({ ...one, paths: [`/${worker}${one.component}`] }));
}

interface ListAnswer {
  readonly result?: { readonly components?: readonly Omit<ListedComponent, "paths">[] };
}
