import type { DevFlow, DevWorker, Reload } from "../events/dev-event.ts";
import type { EventLog } from "../events/event-log.ts";
import type { DevRuntime } from "../runtime/dev-runtime.ts";

/** Everything that the API shows. */
export interface DevState {
  readonly version: string;
  readonly folder: string;
  readonly startedAt: number;
  readonly events: EventLog;
  readonly runtime: DevRuntime;
  /** URL of the server. */
  readonly url: () => string;
  readonly workers: () => readonly DevWorker[];
  readonly flows: () => readonly DevFlow[];
  readonly reloads: () => readonly Reload[];
  /** Ends event streams when it is aborted. */
  readonly signal: AbortSignal;
}
