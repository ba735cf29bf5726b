import { start } from "@stepflow/worker/node";
import worker from "./kitchen-worker.ts";

await start(worker);
