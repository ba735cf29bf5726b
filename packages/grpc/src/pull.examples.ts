import { pull } from "@stepflow/grpc";
import { createWorker } from "@stepflow/worker";

// #region pull
const worker = createWorker({ name: "text-tools" }).component("/upper", (text: string) => text.toUpperCase());

const pulling = await pull(worker, { tasksUrl: "127.0.0.1:7840", queue: "text-tools" });
await pulling.connected;
console.error(`Pulling tasks of ${pulling.queue} from ${pulling.url}.`);
// #endregion
