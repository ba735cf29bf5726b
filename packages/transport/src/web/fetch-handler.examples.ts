import { createFetchHandler, Endpoint } from "@stepflow/transport";

const endpoint = new Endpoint({ methods: {} });
const health = { ready: true, active: 0 };

// #region createFetchHandler
export default { fetch: createFetchHandler({ endpoint, health }) };
// #endregion
