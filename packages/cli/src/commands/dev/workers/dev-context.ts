import type { HostIo } from "../../../workers/host-process.ts";
import type { DevWorker } from "../events/dev-event.ts";
import type { EventLog } from "../events/event-log.ts";
import type { DevRuntime } from "../runtime/dev-runtime.ts";
import type { SpareHosts } from "./spare-hosts.ts";

/** What the workers of a development server share. */
export interface DevContext {
  readonly runtime: DevRuntime;
  readonly events: EventLog;
  readonly spares: SpareHosts;
  /** Folder of the project. */
  readonly cwd: string;
  /** Returns the current variables, and the output of the processes of a file. */
  readonly io: (file: string) => HostIo;
  /** Ends everything when it is aborted. */
  readonly signal: AbortSignal;
  /** Port of the inspector; undefined if no debugger is wanted. */
  readonly inspectPort: number | undefined;
  /** Called when a worker has ended by itself. */
  readonly onExit: (worker: DevWorkerHandle) => void;
}

/** What came out of starting the code of a worker again. */
export interface Restart {
  /** Name of the worker. */
  readonly name: string;
  /** Number of executions that finish on the former code. */
  readonly executions: number;
  /** Time at which the worker came into service, by `performance.now()`. */
  readonly readyAt: number;
}

/** A worker of a development server. */
export interface DevWorkerHandle {
  readonly state: DevWorker;
  /** Whether a change of a file may change the worker. */
  isAffectedBy(path: string): boolean;
  /** Starts the current code and puts it into service. @throws if it does not start. The former code then stays in service. */
  restart(): Promise<Restart>;
}
