// Loads the types of every entry, which must compile outside of the repository, too.
import type { Client, RunResult } from "@stepflow/client";
import type { Orchestrator } from "@stepflow/orchestrator";
import type { Dialect, ParsedMessage, V0, V1 } from "@stepflow/protocol";
import type { Runtime } from "@stepflow/runtime";
import type { TestRuntime } from "@stepflow/runtime/testing";
import type { WorkerClient } from "@stepflow/transport/client";
import type { HonoAppOptions } from "@stepflow/transport/hono";
import type { HttpServer } from "@stepflow/transport/node";
import type { Worker } from "@stepflow/worker";
import type { RunningWorker } from "@stepflow/worker/node";

export interface Everything {
  client: Client;
  result: RunResult;
  orchestrator: Orchestrator;
  dialect: Dialect;
  message: ParsedMessage;
  v0: typeof V0;
  v1: typeof V1;
  workerClient: WorkerClient;
  hono: HonoAppOptions;
  server: HttpServer;
  worker: Worker;
  running: RunningWorker;
  runtime: Runtime;
  testRuntime: TestRuntime;
}
