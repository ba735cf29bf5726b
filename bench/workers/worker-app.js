// The worker's Hono app alone, as every runtime with fetch runs it, here on @hono/node-server.
import { serve } from "@hono/node-server";
import { worker } from "./components.js";

const { fetch } = await worker.app();
serve({ fetch, hostname: "127.0.0.1", port: 0, overrideGlobalObjects: false }, ({ port }) =>
  console.log(JSON.stringify({ port })),
);
