import type { StartOptions } from "@stepflow/worker/node";

/** Options with which the host starts its worker. */
export type HostedStart = Pick<StartOptions, "transport" | "host" | "port" | "tasksUrl" | "queue">;

/** Message from the host of a worker to its parent process. */
export type HostMessage =
  | { readonly type: "loaded"; readonly name: string }
  | { readonly type: "started"; readonly url: string }
  | { readonly type: "failed"; readonly message: string };

/** Message from the parent process to the host of a worker. */
export interface StartMessage {
  readonly type: "start";
  readonly options: HostedStart & Pick<StartOptions, "announce" | "handleSignals">;
}
