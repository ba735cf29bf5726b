// Runs in a thread of its own. Bundled into src/generated/heartbeat-thread.ts by `npm run generate`: a thread is started
// from text, so that it works from source, from dist, and in whatever a user's bundler makes of this package.
import { parentPort, workerData } from "node:worker_threads";
import { Beater } from "./beater.ts";
import type { ThreadSettings, ToThread } from "./messages.ts";

const beater = new Beater(workerData as ThreadSettings, (answer) => parentPort?.postMessage(answer));
parentPort?.on("message", (message: ToThread) => beater.obey(message));
parentPort?.postMessage("ready");
