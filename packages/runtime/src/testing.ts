// For tests of workers.

export type { ExpectedFailure } from "./testing/expected-failure.ts";
export type { FakeTimers } from "./testing/fake-timers.ts";
export type { InjectedFault } from "./testing/faults/fault-log.ts";
export type { FaultKind, FaultOptions, FaultRates } from "./testing/faults/fault-options.ts";
export { LeakError } from "./testing/leaks.ts";
export { type MatcherState, type MatcherVerdict, stepflowMatchers } from "./testing/matchers.ts";
export type { RecordedBlob } from "./testing/recording-blob-store.ts";
export type { TestClock } from "./testing/test-clock.ts";
export { type TestedWorkers, type TestRuntime, testRuntime } from "./testing/test-runtime.ts";
export type { TestRuntimeOptions } from "./testing/test-runtime-options.ts";
export type { RecordedCallback, RecordedExecution } from "./testing/watch/recorded-execution.ts";
