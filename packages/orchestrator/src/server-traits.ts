import { minorOf } from "./server-version.ts";

/** What differs between versions of `stepflow-server` for a program that configures and starts it. */
export interface ServerTraits {
  /** How a worker gets its work: the server calls it by HTTP, or the worker pulls by gRPC. */
  readonly transport: "http" | "grpc";
  /** Where the configuration holds `retry`: nowhere, in each plugin (as a number of attempts), or at the top level (of retries). */
  readonly retry: "none" | "plugin" | "top";
  /** Whether a route names a pattern of components, or one path segment below which the worker defines the paths. */
  readonly routes: "pattern" | "segment";
  /** Whether the configuration may hold `blobApi`. */
  readonly hasBlobApi: boolean;
  /** Name of the setting for the database. */
  readonly storageSetting: "stateStore" | "storageConfig";
  /** Whether the health check returns the version. */
  readonly reportsVersion: boolean;
  /** Whether the server returns the id of a run before the run has ended, so that it can be cancelled. */
  readonly returnsRunsAtOnce: boolean;
  /** Pause after the first healthy response, before the server can run flows. */
  readonly settleMs: number;
}

/** 0.9 and earlier. */
const OLDEST: ServerTraits = {
  transport: "http",
  retry: "none",
  routes: "pattern",
  hasBlobApi: false,
  storageSetting: "stateStore",
  reportsVersion: true,
  returnsRunsAtOnce: false,
  settleMs: 0,
};

/** Each row changes what it names, for its version and all later ones. */
const TRAITS: readonly (readonly [since: string, traits: Partial<ServerTraits>])[] = [
  ["0.10", { retry: "plugin", hasBlobApi: true, storageSetting: "storageConfig", returnsRunsAtOnce: true }],
  ["0.11", { retry: "top" }],
  // 0.12 responds before it is complete: its first runs then panic ("ActiveExecutions not set in environment") and their connections
  // break. Nothing reports when it is complete; on an idle machine it takes a few milliseconds.
  ["0.12", { transport: "grpc", reportsVersion: false, settleMs: 500 }],
  ["0.13", { routes: "segment", settleMs: 0 }],
];

/** The traits of a version. A version that is newer than the table has the traits of the last row. */
export function traitsOf(version: string): ServerTraits {
  const minor = minorOf(version);
  let traits = OLDEST;
  for (const [since, changes] of TRAITS) if (minor >= minorOf(since)) traits = { ...traits, ...changes };
  return traits;
}
