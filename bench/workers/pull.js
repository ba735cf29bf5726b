// pull() with the same worker as serve.js, for runtimes since 0.12.
import { pull } from "@stepflow/grpc";
import { worker } from "./components.js";

await pull(worker);
