import { createRuntime } from "@stepflow/runtime";
import { createWorker, type LogFields, silentLogger } from "@stepflow/worker";
import { expect, it, vi } from "vitest";

const warn = vi.fn<(message: string, fields?: LogFields) => void>();

it.each([undefined, ["worker.example"]])(
  "guards.host-and-origin: a worker of the same process needs no entry in allowedHosts %j, and no auth",
  async (allowedHosts) => {
    const worker = createWorker({ name: "w", allowedHosts, logger: { ...silentLogger, warn } });
    worker.component("/echo", (input) => input);
    await using runtime = await createRuntime({ workers: { w: worker } });
    expect(await runtime.execute("/w/echo", 1)).toEqual({ outcome: "success", result: 1 });
    expect(warn).not.toHaveBeenCalled();
  },
);
