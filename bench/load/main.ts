/**
 * The load generator: a process of its own, so that it can be kept on another core than the worker.
 *
 * It is written here rather than taken from a registry because of the exchanges: neither wrk nor autocannon can read a
 * callback out of an event stream and post the answer while the stream is open. For plain requests it speaks raw
 * sockets and compares answers as strings, which costs a fraction of what a worker spends on the same request; the
 * table says how busy it was, so that a row which measures the client instead of the worker shows.
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
    if (after.done === before.done) throw new Error("No answer came within the measured time.");
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

async function obey(order: LoadOrder): Promise<LoadReport> {
  if (order.kind === "hold") await held.open(order.port, order.count);
  else if (order.kind === "release") held.release();
  else return press(order);
  return NOTHING;
}

process.on("message", (order: LoadOrder) => {
  obey(order).then(
    (report) => process.send?.(report),
    (error: unknown) => process.send?.({ ...NOTHING, error: String(error) }),
  );
});
process.on("disconnect", () => process.exit(0));
