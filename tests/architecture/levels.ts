import type { Levels } from "./import-graph.ts";

/**
 * The rooms of each package, lowest level first. A room imports lower rooms only, so no circle between folders is possible. Modules
 * directly below `src` that are not listed are entries, which may import everything.
 */
export const LEVELS: Readonly<Record<string, Levels>> = {
  "packages/protocol": [
    ["blobs", "internal", "yaml"],
    ["json"],
    ["dialect", "validation"],
    ["errors"],
    ["json-rpc"],
    ["methods"],
    ["flows"],
  ],
  "packages/transport": [["http", "json", "log"], ["guard", "sse"], ["exchange", "worker-client"], ["web"], ["node"]],
  "packages/worker": [
    ["env", "names"],
    ["flow", "limits", "log", "schema"],
    ["cached", "numbers"],
    ["blobs"],
    ["context"],
    ["component", "link"],
    ["execution"],
    ["host"],
    ["worker"],
    ["flow-builder", "node/log"],
    ["node"],
  ],
  "packages/grpc": [
    ["versions.ts", "rpc", "values"],
    ["link", "stream", "heartbeat/thread"],
    ["heartbeat"],
    ["task"],
    ["puller"],
  ],
  "packages/client": [["model"], ["http"], ["responses"], ["resources"], ["runs"]],
  "packages/orchestrator": [
    ["orchestrator-error.ts", "server-version.ts", "process"],
    ["server-traits.ts", "install"],
    ["workers"],
    ["config", "server"],
    ["start-options.ts"],
  ],
  "packages/udf": [],
  "packages/cli": [
    ["host-program.ts", "package-version.ts", "exit"],
    ["io"],
    ["values", "workers"],
    ["runtimes"],
    ["commands"],
    [
      "commands/call",
      "commands/completion",
      "commands/list",
      "commands/run",
      "commands/test",
      "commands/validate",
      "commands/visualize",
    ],
    ["program.ts"],
  ],
  "packages/runtime": [
    ["versions.ts", "runtime-errors.ts", "runtime-logger.ts", "blobs", "expression", "json", "testing/wire"],
    ["flow", "routes"],
    ["runs"],
    ["engine", "testing/watch"],
    ["builtins", "callbacks", "quirks", "references", "rest", "testing/time"],
    ["create-engine.ts", "workers", "testing/clock", "testing/faults"],
    ["runtime.ts", "config", "pull", "testing/leaks"],
    ["check-options.ts", "embedded-runtime.ts"],
    ["create-runtime.ts"],
    ["testing/runtime"],
    ["testing/matchers"],
    ["testing"],
  ],
};
