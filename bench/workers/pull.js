// pull(): the worker of serve.js as runtimes since 0.12 want it.
import { pull } from "@stepflow/grpc";
import { worker } from "./components.js";

await pull(worker);
