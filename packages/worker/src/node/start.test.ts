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
  it.each([undefined, "", "http"])("serves by HTTP when STEPFLOW_TRANSPORT is %j", async (variable) => {
    vi.stubEnv("STEPFLOW_TRANSPORT", variable);
    const running = await start(worker, { ...QUIET, pull: refuse });
    onTestFinished(() => running.close());
    expect(running.port).toBeGreaterThan(0);
    expect((await fetch(`${running.url}/health`)).status).toBe(200);
  });

  it("pulls when the runtime says grpc, with the options of the call and without what is only for the choice", async () => {
    vi.stubEnv("STEPFLOW_TRANSPORT", "grpc");
    const pull = vi.fn<Pull>(async () => pulled);
    const running = await start(worker, { ...QUIET, queue: "q", pull });
    expect(running).toBe(pulled);
    expect(running.port).toBeUndefined();
    expect(pull.mock.calls).toEqual([[worker, { ...QUIET, queue: "q" }]]);
  });

  it("goes by the option when there is one", async () => {
    expect(await start(worker, { ...QUIET, transport: "grpc", pull: async () => pulled })).toBe(pulled);
    vi.stubEnv("STEPFLOW_TRANSPORT", "grpc");
    const running = await start(worker, { ...QUIET, transport: "http", pull: refuse });
    onTestFinished(() => running.close());
    expect(running.port).toBeGreaterThan(0);
  });

  it("names a way that there is not, and what to do instead", async () => {
    vi.stubEnv("STEPFLOW_TRANSPORT", "nats");
    await expect(start(worker, QUIET)).rejects.toThrow(
      'STEPFLOW_TRANSPORT must be "http" or "grpc", got "nats". Workers take no work from NATS: give the runtime a plugin with "type: grpc".',
    );
    const wrong = { ...QUIET, transport: "GRPC" } as unknown as StartOptions;
    await expect(start(worker, wrong)).rejects.toThrow('transport must be "http" or "grpc", got "GRPC".');
  });
});
