import { Endpoint } from "@stepflow/transport";
import { createHonoApp } from "@stepflow/transport/hono";
import { createDirectRoute } from "@stepflow/transport/node";

const endpoint = new Endpoint({ methods: {} });
const health = { ready: true, active: 0 };

// #region createDirectRoute
const app = createHonoApp({ endpoint, health, direct: createDirectRoute({ endpoint }) });
// #endregion
