// Program of the raw worker, for subprocess mode.
import { startRawWorker } from "./raw-worker.ts";

if (process.env["MODE"] === "exit") {
  process.stderr.write("this worker refuses to start\n");
  process.exit(3);
}
const worker = await startRawWorker({
  "/echo": (input) => input,
  "/pid": () => process.pid,
  "/cwd": () => process.cwd(),
  "/env": () => process.env,
});
process.stdout.write(`${JSON.stringify({ port: worker.port })}\n`);
