import { basic } from "@stepflow/worker";
import { start } from "@stepflow/worker/node";
import worker from "./worker.ts";

// A worker that other machines can call needs a password. A worker that pulls its tasks listens on no port.
const { WORKER_PASSWORD: password } = process.env;
await start(worker, password ? { auth: basic({ username: "stepflow", password }) } : {});
