import type { Worker } from "@stepflow/worker";
import { type Pull, type PulledWorker, type RunningWorker, type StartedWorker, start } from "@stepflow/worker/node";
import { expectTypeOf, test } from "vitest";
import { type PullingWorker, pull } from "./index.ts";

declare const worker: Worker;

test("start can use pull, and tells as much of the worker as it does", () => {
  expectTypeOf(pull).toExtend<Pull>();
  expectTypeOf<PullingWorker>().toExtend<PulledWorker>();
  expectTypeOf(start(worker, { pull })).resolves.toEqualTypeOf<StartedWorker>();
});

test("a started worker has one shape; its port tells the ways apart", async () => {
  expectTypeOf(start(worker)).resolves.toEqualTypeOf<StartedWorker>();
  expectTypeOf(start(worker, { transport: "http" })).resolves.toEqualTypeOf<RunningWorker>();
  expectTypeOf(start(worker, { transport: "grpc", queue: "q" })).resolves.toEqualTypeOf<PulledWorker>();
  const running = await start(worker);
  expectTypeOf(running.url).toEqualTypeOf<string>();
  expectTypeOf(running.port).toEqualTypeOf<number | undefined>();
  if (running.port === undefined) expectTypeOf(running).toEqualTypeOf<PulledWorker>();
  else expectTypeOf(running).toEqualTypeOf<RunningWorker>();
});
