import { create, toBinary } from "@bufbuild/protobuf";
import { TaskHeartbeatRequestSchema } from "@stepflow/protocol/grpc";
import { createDeferred } from "@stepflow/protocol/internal";
import { expect, it, onTestFinished } from "vitest";
import { startFakeRuntime } from "../../../../../tests/support/runtimes/fake-grpc-runtime.ts";
import { RpcSessions } from "./rpc-session.ts";

it("calls go over a new connection after many, and none is lost meanwhile", async () => {
  const runtime = await startFakeRuntime();
  const sessions = new RpcSessions("/stepflow.v1.OrchestratorService/TaskHeartbeat", 5_000, { maxRequests: 3 });
  onTestFinished(async () => {
    sessions.close();
    await runtime.close();
  });
  const gate = createDeferred<void>();
  runtime.answers.orchestrator.taskHeartbeat = async ({ taskId }) => {
    if (taskId === "slow") await gate.promise;
    return {};
  };
  const statusOf = async (taskId: string): Promise<number> => {
    const request = create(TaskHeartbeatRequestSchema, { taskId, workerId: "worker" });
    return (await sessions.call(runtime.url, toBinary(TaskHeartbeatRequestSchema, request))).status;
  };
  const slow = statusOf("slow");
  for (let count = 0; count < 6; count++) expect(await statusOf("quick")).toBe(0);
  gate.resolve();
  expect(await slow).toBe(0);
  expect(runtime.connections).toHaveLength(3);
});
