import { guardOrigins } from "@stepflow/transport";
import { Hono } from "hono";

// #region guardOrigins
const app = new Hono();
app.use(guardOrigins({ bind: "127.0.0.1", allowedHosts: ["admin.example"] }));
app.post("/reload", (context) => context.text("reloaded"));
// #endregion
