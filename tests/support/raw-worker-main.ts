// The raw worker as a program, for subprocess mode.
import { writeFileSync } from "node:fs";
import { startRawWorker } from "./raw-worker.ts";

const pidFile = process.env["PID_FILE"];
if (pidFile !== undefined) writeFileSync(pidFile, String(process.pid));

if (process.env["MODE"] === "exit") {
  process.stderr.write("this worker refuses to start\n");
  process.exit(3);
}
const worker = await startRawWorker({
  "/echo": (input) => input,
  "/pid": () => process.pid,
  "/cwd": () => process.cwd(),
});
// In mode "silent" the port stays untold, so that the runtime waits.
if (process.env["MODE"] !== "silent") process.stdout.write(`${JSON.stringify({ port: worker.port })}\n`);
