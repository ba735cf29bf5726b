/**
 * The load generator. It is a process of its own, so that it can run on another core than the worker.
 *
 * Existing generators cannot make exchanges: neither wrk nor autocannon can read a callback from an event stream and post
 * the answer while the stream is open. For plain requests this one uses raw sockets and compares answers as strings, which
 * costs a fraction of what a worker spends on the same request. The table shows how busy it was, so that a row that
 * measures the client instead of the worker is noticed.
 */
import { setTimeout as delay } from "node:timers/promises";
import { cpuTimeMs } from "../cpu-time.ts";
import { createExchangeLoad } from "./exchange-load.ts";
import { HeldExchanges } from "./hold.ts";
import { createJsonLoad } from "./json-load.ts";
import type { Load } from "./load.ts";
import type { LoadOrder, LoadReport, PressureOrder } from "./messages.ts";

const NOTHING: LoadReport = { done: 0, elapsedMs: 0, workerCpuMs: 0, loadCpuMs: 0 };
const held = new HeldExchanges();

async function press(order: PressureOrder): Promise<LoadReport> {
  const create = order.kind === "json" ? createJsonLoad : createExchangeLoad;
  let done = 0;
  let load: Load | undefined;
  const failed = new Promise<never>((_, reject) => {
    load = create({ ...order, onDone: () => done++, onFailure: reject });
  });
  try {
    await Promise.race([delay(order.leadMs), failed]);
    const before = { done, ...snapshot(order.workerPid) };
    await Promise.race([delay(order.measureMs), failed]);
    const after = { done, ...snapshot(order.workerPid) };
    if (after.done === before.done) throw new Error("No answer arrived within the measured time.");
    return {
      done: after.done - before.done,
      elapsedMs: after.nowMs - before.nowMs,
      workerCpuMs: after.workerCpuMs - before.workerCpuMs,
      loadCpuMs: after.loadCpuMs - before.loadCpuMs,
    };
  } finally {
    load?.stop();
  }
}

function snapshot(workerPid: number): { nowMs: number; workerCpuMs: number; loadCpuMs: number } {
  return { nowMs: performance.now(), workerCpuMs: cpuTimeMs(workerPid), loadCpuMs: cpuTimeMs(process.pid) };
}

async function handle(order: LoadOrder): Promise<LoadReport> {
  if (order.kind === "hold") await held.open(order.port, order.count);
  else if (order.kind === "release") held.release();
  else return press(order);
  return NOTHING;
}

process.on("message", (order: LoadOrder) => {
  handle(order).then(
    (report) => process.send?.(report),
    (error: unknown) => process.send?.({ ...NOTHING, error: String(error) }),
  );
});
process.on("disconnect", () => process.exit(0));
