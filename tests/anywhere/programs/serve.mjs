import { serve } from "@stepflow/worker/node";
import { worker } from "./worker.mjs";

await serve(worker, { port: Number(process.env.PORT), handleSignals: true });
