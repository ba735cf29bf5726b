// For tests of workers.

export type { TestClock } from "./testing/clock/test-clock.ts";
export type { InjectedFault } from "./testing/faults/fault-log.ts";
export type { FaultKind, FaultOptions, FaultRates } from "./testing/faults/fault-options.ts";
export { LeakError } from "./testing/leaks/leaks.ts";
export type { ExpectedFailure } from "./testing/matchers/expected-failure.ts";
export { type MatcherState, type MatcherVerdict, stepflowMatchers } from "./testing/matchers/matchers.ts";
export { testRuntime } from "./testing/runtime/create-test-runtime.ts";
export type { TestedWorkers, TestRuntime } from "./testing/runtime/test-runtime.ts";
export type { TestRuntimeOptions } from "./testing/runtime/test-runtime-options.ts";
export type { FakeTimers } from "./testing/time/fake-timers.ts";
export type { RecordedCallback, RecordedExecution } from "./testing/watch/recorded-execution.ts";
export type { RecordedBlob } from "./testing/watch/recording-blob-store.ts";
