import { getRequestListener } from "@hono/node-server";
import express from "express";
import { closeOnSigterm, worker } from "./worker.mjs";

const app = express();
app.use("/worker", getRequestListener(worker.fetch, { overrideGlobalObjects: false }));
const server = app.listen(Number(process.env.PORT), "127.0.0.1");
closeOnSigterm(() => server.close());
