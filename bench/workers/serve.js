// serve(): the way that is meant for production on Node.
import { serve } from "@stepflow/worker/node";
import { worker } from "./components.js";

await serve(worker);
