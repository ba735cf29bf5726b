import type { Worker } from "@stepflow/worker";
import { type Pull, type PullingWorker, type RunningWorker, type StartedWorker, start } from "@stepflow/worker/node";
import { expectTypeOf, test } from "vitest";
import { type PullingWorker as Pulling, pull } from "./index.ts";

declare const worker: Worker;

test("start can use pull, and both return the same worker", () => {
  expectTypeOf(pull).toExtend<Pull>();
  expectTypeOf<Pulling>().toEqualTypeOf<PullingWorker>();
  expectTypeOf(start(worker, { pull })).resolves.toEqualTypeOf<StartedWorker>();
});

test("a started worker has one type, and its port distinguishes the transports", async () => {
  expectTypeOf(start(worker)).resolves.toEqualTypeOf<StartedWorker>();
  expectTypeOf(start(worker, { transport: "http" })).resolves.toEqualTypeOf<RunningWorker>();
  expectTypeOf(start(worker, { transport: "grpc", queue: "q" })).resolves.toEqualTypeOf<PullingWorker>();
  const running = await start(worker);
  expectTypeOf(running.url).toEqualTypeOf<string>();
  expectTypeOf(running.port).toEqualTypeOf<number | undefined>();
  if (running.port === undefined) expectTypeOf(running).toEqualTypeOf<PullingWorker>();
  else expectTypeOf(running).toEqualTypeOf<RunningWorker>();
});
