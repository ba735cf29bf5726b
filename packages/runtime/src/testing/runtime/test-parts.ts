import { MemoryBlobStore } from "../../blobs/memory-blob-store.ts";
import { openBlobs } from "../../blobs/open-blobs.ts";
import { createRuntime } from "../../create-runtime.ts";
import type { Clock } from "../../engine/clock.ts";
import type { Runtime } from "../../runtime.ts";
import { stderrLogger } from "../../runtime-logger.ts";
import { createSkippingClock } from "../clock/skipping-clock.ts";
import { SteppedClock } from "../clock/stepped-clock.ts";
import type { TestClock } from "../clock/test-clock.ts";
import { FaultInjector } from "../faults/fault-injector.ts";
import { startWatching } from "../leaks/unresponsive-executions.ts";
import { FakeTime } from "../time/fake-timers.ts";
import { OngoingWork } from "../watch/ongoing-work.ts";
import { RecordingBlobStore } from "../watch/recording-blob-store.ts";
import { WorkerWatch } from "../watch/worker-watch.ts";
import type { TestRuntimeOptions } from "./test-runtime-options.ts";
import { inProcess, type WorkersByName, watched } from "./tested-workers.ts";

/** Less than 5 s, after which Vitest and others end a test without naming the component that it waits for. */
const SLOW_AFTER_MS = 4_000;

/** The parts of a test runtime. */
export interface TestParts {
  readonly watch: WorkerWatch;
  readonly work: OngoingWork;
  readonly faults: FaultInjector | undefined;
  readonly blobs: RecordingBlobStore;
  readonly testClock: TestClock | undefined;
  readonly runtime: Runtime;
}

/** Creates the embedded runtime, with the recorder and the fault injector between it and its workers. */
export async function openParts(workers: WorkersByName, options: TestRuntimeOptions): Promise<TestParts> {
  const { clock: wanted = "skipping", timers, faults: faultOptions, intercept, onEvent, ...passed } = options;
  const { name: _name, checkLeaks: _checkLeaks, ...runtimeOptions } = passed;
  const watch = new WorkerWatch();
  const faults = faultOptions === undefined ? undefined : new FaultInjector(faultOptions);
  const blobs = new RecordingBlobStore(
    await openBlobs(options.blobs ?? new MemoryBlobStore(), options.logger ?? stderrLogger),
  );
  const work = new OngoingWork(watch);
  const time = timers === undefined ? undefined : new FakeTime(timers);
  const testClock = wanted === "manual" ? new SteppedClock(work, time) : undefined;
  const clock: Clock = typeof wanted === "object" ? wanted : (testClock ?? createSkippingClock());
  const runtime = await createRuntime({
    // Warnings about broken connections are expected with faults.
    ...(faults === undefined ? {} : { logger: SILENT }),
    slowAfterMs: SLOW_AFTER_MS,
    ...runtimeOptions,
    clock,
    blobs,
    workers: watched(workers, watch, faults),
    onEvent: (event) => {
      work.onEvent(event);
      onEvent?.(event);
    },
    intercept: (worker, fetch) => {
      const seen = watch.wrap(worker, fetch);
      const broken = faults?.wrap(worker, seen) ?? seen;
      return work.wrap(intercept?.(worker, broken) ?? broken);
    },
  });
  await startWatching(inProcess(workers), watch);
  if (testClock !== undefined) await load(runtime);
  return { watch, work, faults, blobs, testClock, runtime };
}

/** Loads the modules that are otherwise loaded at their first use: to the stepped clock, loading looks like waiting. */
async function load(runtime: Runtime): Promise<void> {
  await Promise.all([runtime.components().catch(() => undefined), import("../../rest/blob-app.ts")]);
}

const SILENT = { debug() {}, warn() {}, error() {} };
