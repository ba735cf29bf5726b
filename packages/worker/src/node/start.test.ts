import { beforeEach, describe, expect, it, onTestFinished, vi } from "vitest";
import { silentLogger } from "../log/logger.ts";
import { createWorker } from "../worker/create-worker.ts";
import type { Pull, PullingWorker } from "./pull.ts";
import { start } from "./start.ts";
import type { StartOptions } from "./start-options.ts";

const worker = createWorker({ name: "started" }).component("/echo", (input: unknown) => input);
const QUIET: StartOptions = { announce: false, handleSignals: false, logger: silentLogger, port: 0 };

const never = new Promise<void>(() => {});
const pulled: PullingWorker = {
  url: "http://127.0.0.1:1",
  queue: "q",
  connected: never,
  closed: never,
  close: async () => {},
  [Symbol.asyncDispose]: async () => {},
};

beforeEach(() => {
  for (const name of ["STEPFLOW_TRANSPORT", "PORT"]) vi.stubEnv(name, "");
  return () => vi.unstubAllEnvs();
});

function refuse(): Promise<never> {
  throw new Error("start must not pull here.");
}

describe("start", () => {
  it.each([undefined, "", "http"])("serves over HTTP if STEPFLOW_TRANSPORT is %j", async (variable) => {
    vi.stubEnv("STEPFLOW_TRANSPORT", variable);
    const running = await start(worker, { ...QUIET, pull: refuse });
    onTestFinished(() => running.close());
    expect(running.port).toBeGreaterThan(0);
    expect((await fetch(`${running.url}/health`)).status).toBe(200);
  });

  it("pulls if STEPFLOW_TRANSPORT is grpc, with those options of the call that pull has", async () => {
    vi.stubEnv("STEPFLOW_TRANSPORT", "grpc");
    const pull = vi.fn<Pull>(async () => pulled);
    const running = await start(worker, { ...QUIET, queue: "q", pull });
    expect(running).toBe(pulled);
    expect(running.port).toBeUndefined();
    const { handleSignals, logger } = QUIET;
    expect(pull.mock.calls).toEqual([[worker, { handleSignals, logger, queue: "q" }]]);
  });

  it("prefers the option to the environment", async () => {
    expect(await start(worker, { ...QUIET, transport: "grpc", pull: async () => pulled })).toBe(pulled);
    vi.stubEnv("STEPFLOW_TRANSPORT", "grpc");
    const running = await start(worker, { ...QUIET, transport: "http", pull: refuse });
    onTestFinished(() => running.close());
    expect(running.port).toBeGreaterThan(0);
  });

  it("refuses an option that neither transport has, and suggests the one that is meant", async () => {
    const wrong = { ...QUIET, taskUrl: "127.0.0.1:7840" } as StartOptions;
    await expect(start(worker, wrong)).rejects.toThrow('start: there is no option "taskUrl". Did you mean "tasksUrl"?');
  });

  it("names an unknown transport and the remedy", async () => {
    vi.stubEnv("STEPFLOW_TRANSPORT", "nats");
    await expect(start(worker, QUIET)).rejects.toThrow(
      'STEPFLOW_TRANSPORT must be "http" or "grpc", got "nats". Workers cannot pull tasks from NATS: configure a plugin with "type: grpc" in the runtime.',
    );
    const wrong = { ...QUIET, transport: "GRPC" } as unknown as StartOptions;
    await expect(start(worker, wrong)).rejects.toThrow('transport must be "http" or "grpc", got "GRPC".');
  });
});
