import { createLambdaHandler } from "@stepflow/worker/lambda";
import { worker } from "./worker.mjs";

export const handler = createLambdaHandler(worker);
