import { createBufferedLambdaHandler } from "@stepflow/worker/lambda";
import { worker } from "./worker.mjs";

export const handler = createBufferedLambdaHandler(worker);
