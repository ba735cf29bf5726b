import { describe, expect, it } from "vitest";
import { createConfig } from "../config/server-config.ts";
import { type LocalWorker, startLocalWorkers, type WorkerPlace } from "./local-workers.ts";

function createLocal() {
  const places: WorkerPlace[] = [];
  const closed: string[] = [];
  const worker: LocalWorker = {
    async start(place) {
      places.push(place);
      return { url: "http://127.0.0.1:3000", close: async () => closed.push(place.queue) };
    },
  };
  return { worker, places, closed };
}

describe("startLocalWorkers", () => {
  it("lets a worker listen for servers that call it, and closes it after the server", async () => {
    const { worker, places, closed } = createLocal();
    const other = { url: "http://elsewhere" };
    const local = await startLocalWorkers("0.11.1", { text: worker, other }, undefined);
    expect(local.mounts).toEqual({ text: { url: "http://127.0.0.1:3000" }, other });
    expect(local.port).toBeUndefined();
    expect(places).toMatchObject([{ transport: "http", port: 0, announce: false, handleSignals: false }]);
    await local.stopPulling();
    expect(closed).toEqual([]);
    await local.stopServing();
    expect(closed).toEqual(["text"]);
  });

  it("keeps a worker of any name, so that the configuration can refuse it", async () => {
    const { worker } = createLocal();
    const workers = Object.fromEntries(["__proto__", "constructor"].map((name) => [name, worker]));
    const { mounts } = await startLocalWorkers("0.11.1", workers, undefined);
    expect(Object.keys(mounts)).toEqual(["__proto__", "constructor"]);
    expect(() => createConfig("0.11.1", { workers: mounts })).toThrow("__proto__");
  });

  it("lets a worker pull from servers with queues, at a port that is chosen before, and closes it before the server", async () => {
    const { worker, places, closed } = createLocal();
    const local = await startLocalWorkers("0.13.0", { text: worker }, undefined);
    expect(local.mounts).toEqual({ text: { queue: "text" } });
    expect(local.port).toBeGreaterThan(0);
    expect(places).toMatchObject([{ transport: "grpc", tasksUrl: `127.0.0.1:${local.port}`, queue: "text" }]);
    await local.stopPulling();
    expect(closed).toEqual(["text"]);
    expect((await startLocalWorkers("0.13.0", { text: worker }, 7840)).port).toBe(7840);
    expect((await startLocalWorkers("0.13.0", { text: { queue: "q" } }, undefined)).port).toBeUndefined();
  });

  it("closes the started workers if another one cannot be started", async () => {
    const { worker, closed } = createLocal();
    const broken: LocalWorker = { start: () => Promise.reject(new Error("no port")) };
    await expect(startLocalWorkers("0.13.0", { text: worker, broken }, undefined)).rejects.toThrow("no port");
    expect(closed).toEqual(["text"]);
  });
});
