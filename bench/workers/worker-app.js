// The worker's Hono app alone, on @hono/node-server, as any platform with fetch can run it.
import { serve } from "@hono/node-server";
import { worker } from "./components.js";

const { fetch } = await worker.app();
serve({ fetch, hostname: "127.0.0.1", port: 0, overrideGlobalObjects: false }, ({ port }) =>
  console.log(JSON.stringify({ port })),
);
