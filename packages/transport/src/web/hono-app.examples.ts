import { Endpoint } from "@stepflow/transport";
import { createHonoApp } from "@stepflow/transport/hono";

const endpoint = new Endpoint({ methods: {} });
const health = { ready: true, active: 0 };

// #region createHonoApp
const app = createHonoApp({ endpoint, health });
app.get("/version", (context) => context.text("1.0"));
// #endregion
