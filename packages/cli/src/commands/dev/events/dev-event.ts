import type { RunEvent } from "@stepflow/runtime";

/** How a worker was named on the command line, or that it comes from the configuration. */
export type DevWorkerKind = "file" | "url" | "command" | "config";

/** State of a worker. */
export interface DevWorker {
  /** Name under which flows find its components. Undefined until its file has been loaded once. */
  readonly name: string | undefined;
  readonly kind: DevWorkerKind;
  /** File, URL or command, as on the command line. */
  readonly source: string;
  /** `failed` means that the current code does not start. If `version` is above 0, the former code is in service. */
  readonly state: "starting" | "ready" | "failed" | "ended";
  /** Number of times that the worker has become ready. */
  readonly version: number;
  /** Id of the process in service, if it belongs to this program. */
  readonly pid: number | undefined;
  /** Number of components. */
  readonly components: number;
  /** Time in milliseconds that the last start took. */
  readonly readyMs: number | undefined;
  /** Reason why the current code does not start. */
  readonly error: string | undefined;
  /** Processes with former code that still execute. */
  readonly former: readonly FormerVersion[];
}

/** A process with former code. */
export interface FormerVersion {
  readonly version: number;
  /** Number of executions when it was replaced. */
  readonly executions: number;
}

/** State of a flow. */
export interface DevFlow {
  /** Path relative to the project. */
  readonly path: string;
  readonly name: string | undefined;
  /** Id by which runs are submitted. Undefined if the flow is faulty. */
  readonly flowId: string | undefined;
  readonly steps: number;
  /** Why the flow cannot run. */
  readonly error: string | undefined;
}

/** A reload of workers. */
export interface Reload {
  readonly id: number;
  /** Changed files, relative to the project; or the reason, such as `worker ended`. */
  readonly files: readonly string[];
  readonly state: "running" | "ready" | "failed";
  /** Names of the workers that have new code. */
  readonly workers: readonly string[];
  readonly startedAt: number;
  /** Time in milliseconds until the new code was in service. */
  readonly ms: number | undefined;
  /** Number of executions that finish on the former code. */
  readonly executions: number;
  /** Whether former code is in service if the reload has failed. */
  readonly hasFormer: boolean;
  readonly error: string | undefined;
}

/** Whatever happens in a development server. */
export type DevEvent =
  | { readonly type: "listening"; readonly url: string; readonly page: string }
  | { readonly type: "runs"; readonly folder: string; readonly kept: number; readonly interrupted: number }
  | { readonly type: "worker"; readonly worker: DevWorker }
  | { readonly type: "reload"; readonly reload: Reload }
  | { readonly type: "drained"; readonly worker: string; readonly version: number; readonly cutOff: number }
  | { readonly type: "exited"; readonly worker: string; readonly code: number | null; readonly signal: string | null }
  | { readonly type: "flow"; readonly flow: DevFlow }
  | { readonly type: "flowRemoved"; readonly path: string }
  | { readonly type: "config"; readonly path: string; readonly error: string | undefined }
  | { readonly type: "warning"; readonly message: string }
  | { readonly type: "log"; readonly worker: string; readonly text: string }
  | { readonly type: "run"; readonly event: RunEvent };

/** An event with its place in the order of all events. */
export interface NumberedEvent {
  readonly seq: number;
  /** Time in milliseconds since 1970. */
  readonly at: number;
  readonly event: DevEvent;
}
