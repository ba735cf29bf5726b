// Runs in a worker thread. `npm run generate` bundles it into src/generated/heartbeat-thread.ts, because a thread that
// starts from text works from sources, from dist/, and in the output of a user's bundler.
import { parentPort, workerData } from "node:worker_threads";
import { HeartbeatLoop } from "./heartbeat-loop.ts";
import type { ThreadSettings, ToThread } from "./messages.ts";

const loop = new HeartbeatLoop(workerData as ThreadSettings, (answer) => parentPort?.postMessage(answer));
parentPort?.on("message", (message: ToThread) => loop.handle(message));
parentPort?.postMessage("ready");
