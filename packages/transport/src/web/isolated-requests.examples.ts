import { createFetchHandler, Endpoint, markIsolated } from "@stepflow/transport";

const handle = createFetchHandler({ endpoint: new Endpoint({ methods: {} }), health: { ready: true, active: 0 } });

// #region markIsolated
export async function fetch(request: Request): Promise<Response> {
  markIsolated(request, "AWS Lambda");
  return await handle(request);
}
// #endregion
