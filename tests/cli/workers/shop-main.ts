import { start } from "@stepflow/worker/node";
import worker from "./shop-worker.ts";

await start(worker);
