// Worker with components that leave errors behind which nothing catches.
import { EventEmitter } from "node:events";
import { createWorker } from "@stepflow/worker";
import { start } from "@stepflow/worker/node";

const drain = process.env["ON_STRAY"] === "drain";
const failLater = async (): Promise<never> => {
  await null;
  throw new Error("nothing catches this");
};
let release = (): void => {};
const released = new Promise<void>((resolve) => {
  release = resolve;
});

const worker = createWorker({ name: "stray" })
  .component("/rejection", () => {
    void failLater();
    return "ended";
  })
  .component("/timer", () => {
    setTimeout(() => {
      throw new Error("nothing catches this");
    }, 1);
    return "ended";
  })
  .component("/event", () => {
    setImmediate(() => new EventEmitter().emit("error", new Error("nothing catches this")));
    return "ended";
  })
  .component("/wait", async () => {
    await released;
    return "ended";
  })
  .component("/release", () => release());

await start(worker, drain ? { onStray: "drain" } : {});
