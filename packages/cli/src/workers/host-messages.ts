import type { StartOptions } from "@stepflow/worker/node";

/** Options with which the host starts its worker. */
export type HostedStart = Pick<StartOptions, "transport" | "host" | "port" | "tasksUrl" | "queue" | "drainMs">;

/** Message from the host of a worker to its parent process. */
export type HostMessage =
  | { readonly type: "loaded"; readonly name: string }
  | { readonly type: "started"; readonly url: string }
  | { readonly type: "failed"; readonly message: string };

/** Message from the parent process to the host of a worker. */
export type ParentMessage = PrepareMessage | LoadMessage | StartMessage;

/** Loads what a worker's file will need, except the file itself. */
export interface PrepareMessage {
  readonly type: "prepare";
  /** URL of the file, by which its copy of `@stepflow/worker` is found. */
  readonly url: string;
  /** Whether the file needs the compiler. */
  readonly compiles: boolean;
}

/** Loads the file of a worker. */
export interface LoadMessage {
  readonly type: "load";
  readonly url: string;
  /** Port of the inspector. If set, the host waits for a debugger and stops at the first line. */
  readonly inspectPort?: number | undefined;
}

/** Starts the loaded worker. */
export interface StartMessage {
  readonly type: "start";
  readonly options: HostedStart & Pick<StartOptions, "announce" | "handleSignals">;
}
