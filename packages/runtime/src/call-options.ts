import { checkOptionNames } from "@stepflow/protocol/internal";
import type { ForkOptions } from "./forks/fork-options.ts";
import type { ComponentFilter, RunOptions, RuntimeListenOptions } from "./runtime.ts";

const RUN = {
  maxConcurrency: true,
  variables: true,
  overrides: true,
  pins: true,
  retain: true,
  signal: true,
} as const satisfies Readonly<Record<keyof RunOptions, true>>;

const FORK = { ...RUN, from: true, item: true, input: true, flow: true } as const satisfies Readonly<
  Record<keyof ForkOptions, true>
>;

const LISTEN = {
  port: true,
  host: true,
  unauthenticated: true,
  allowedHosts: true,
  only: true,
  app: true,
} as const satisfies Readonly<Record<keyof RuntimeListenOptions, true>>;

const COMPONENTS = { worker: true } as const satisfies Readonly<Record<keyof ComponentFilter, true>>;

/** Options of the methods of a runtime, and their names. */
const METHODS = { run: RUN, fork: FORK, components: COMPONENTS } as const;

/** Refuses options of a method that do not exist. @throws TypeError */
export function checkCallOptions(method: "run" | "fork" | "components", options: object): void {
  checkOptionNames(method, options, METHODS[method]);
}

/** Checks the options of `listen`. @throws TypeError */
export function checkListenOptions(options: RuntimeListenOptions): void {
  checkOptionNames("listen", options, LISTEN);
  const { only } = options;
  if (only === undefined || only === "blobs") return;
  throw new TypeError(`listen: only must be "blobs", or omitted to serve everything, got ${JSON.stringify(only)}.`);
}
