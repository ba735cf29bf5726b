import { start } from "@stepflow/worker/node";
import worker from "./worker.ts";

await start(worker);
