// serve(), the recommended server for production on Node.
import { serve } from "@stepflow/worker/node";
import { worker } from "./components.js";

await serve(worker);
