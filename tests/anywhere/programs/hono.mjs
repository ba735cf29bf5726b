import { serve } from "@hono/node-server";
import { Hono } from "hono";
import { closeOnSigterm, worker } from "./worker.mjs";

const app = new Hono();
app.route("/worker", await worker.app());
const server = serve({
  fetch: app.fetch,
  port: Number(process.env.PORT),
  hostname: "127.0.0.1",
  overrideGlobalObjects: false,
});
closeOnSigterm(() => server.close());
