// serve() behind a Hono app of the user, with a middleware for every request.
import { serve } from "@stepflow/worker/node";
import { Hono } from "hono";
import { worker } from "./components.js";

const app = new Hono();
app.use(async (_context, next) => {
  await next();
});

await serve(worker, { app });
