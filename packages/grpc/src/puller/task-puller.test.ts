import { Code, ConnectError } from "@connectrpc/connect";
import { createWorker } from "@stepflow/worker";
import { describe, expect, it, onTestFinished } from "vitest";
import { notFound, startFakeRuntime } from "../../../../tests/support/runtimes/fake-grpc-runtime.ts";
import { createPatientWorker } from "../../../../tests/support/workers/patient-worker.ts";
import {
  errorOf,
  executeTask,
  outputOf,
  pullForTest,
  pullFromFake,
} from "../../../../tests/support/workers/pulled-worker.ts";
import { writeValue } from "../values/value-writer.ts";

describe("a worker that pulls", () => {
  it("keeps its pull stream on a connection of its own, so that answers to calls delay no task", async () => {
    const { worker, begun, end } = createPatientWorker();
    const { runtime } = await pullFromFake(worker);
    runtime.push(executeTask("patient", null));
    await begun.until(1);
    // The heartbeats are the claim and two from the thread.
    await runtime.heartbeats.until(3);
    end(1);
    await runtime.completions.until(1);
    expect(runtime.connections.map((methods) => [...methods].sort())).toEqual([
      ["PullTasks"],
      ["CompleteTask", "TaskHeartbeat"],
      ["TaskHeartbeat"],
    ]);
  });

  it("reconnects after its connection has broken, while its task continues", async () => {
    const { worker, begun, aborted, end } = createPatientWorker();
    const { runtime, log } = await pullFromFake(worker);
    runtime.push(executeTask("patient", null));
    await begun.until(1);
    runtime.disconnect();
    await runtime.pulls.until(2);
    expect(aborted.items).toEqual([]);
    end(1, "still there");
    expect(outputOf(await runtime.completions.at(0))).toBe("still there");
    const { message, fields } = await log.find(({ level }) => level === "warn");
    expect(message).toBe(`The connection to the runtime at ${runtime.url} was lost. Trying again until it works.`);
    expect(fields).toEqual({ error: expect.any(String) });
    await log.find((line) => line.message === "Pulling tasks again.");
  });

  it("reconnects to a restarted runtime", async () => {
    const { worker } = createPatientWorker();
    const { runtime, worker: pulling } = await pullFromFake(worker);
    await runtime.pulls.until(1);
    await runtime.close();
    const again = await startFakeRuntime({ port: runtime.port });
    onTestFinished(() => again.close());
    again.push(executeTask("echo", "hello again"));
    expect(outputOf(await again.completions.at(0))).toBe("hello again");
    // The worker is closed before the runtime. Otherwise it would wait for the answer to its delivery.
    await pulling.close();
  });

  it("forgets cached blobs when its connection breaks, because the runtime may have been restarted", async () => {
    const worker = createWorker({ name: "test" }).component("/get", (id: string, ctx) => ctx.getBlob(id));
    const { runtime } = await pullFromFake(worker);
    const { value } = writeValue("stored", { bigints: false });
    runtime.answers.blobs.getBlob = () => ({ content: { case: "jsonData", value } });
    const id = "a".repeat(64);
    runtime.push(executeTask("get", id));
    expect(outputOf(await runtime.completions.at(0))).toBe("stored");
    runtime.answers.blobs.getBlob = () => {
      throw new ConnectError("blob not found", Code.NotFound);
    };
    runtime.disconnect();
    await runtime.pulls.until(2);
    runtime.push(executeTask("get", id, { taskId: "task-2" }));
    // The first result may arrive again, because its acknowledgement was lost.
    const completion = await runtime.completions.find(({ taskId }) => taskId === "task-2");
    expect(errorOf(completion).message).toBe(`Blob not found: ${id}`);
  });

  it("reconnects after the runtime has closed the stream", async () => {
    const { worker } = createPatientWorker();
    const runtime = await startFakeRuntime();
    onTestFinished(() => runtime.close());
    let streams = 0;
    runtime.answers.tasks.pullTasks = async function* () {
      streams++;
      yield executeTask("echo", streams, { taskId: `task-${streams}` });
    };
    await pullForTest(worker, { tasksUrl: runtime.url });
    expect((await runtime.completions.until(2)).map(outputOf)).toEqual([1, 2]);
  });

  it("reconnects at once although all its slots are taken, because the runtime has to ask for its components", async () => {
    const { worker, begun, end } = createPatientWorker();
    const { runtime, worker: pulling } = await pullFromFake(worker, { concurrency: 1 });
    for (const attempt of [1, 2]) runtime.push(executeTask("patient", null, { taskId: `task-${attempt}`, attempt }));
    await begun.until(1);
    await runtime.close();
    const again = await startFakeRuntime({ port: runtime.port });
    onTestFinished(() => again.close());
    expect(await again.listings.at(0)).toMatchObject({ taskId: "discovery" });
    again.answers.orchestrator.taskHeartbeat = ({ taskId }) => (taskId === "new" ? {} : notFound());
    again.push(executeTask("echo", "of the new one", { taskId: "new" }));
    end(1);
    end(2);
    expect(outputOf(await again.completions.find(({ taskId }) => taskId === "new"))).toBe("of the new one");
    expect(begun.items).toEqual([1]);
    await pulling.close();
  });

  it("is connected once a runtime has accepted it", async () => {
    const runtime = await startFakeRuntime();
    await runtime.close();
    const { worker } = await pullForTest(createPatientWorker().worker, { tasksUrl: runtime.url });
    const events: string[] = [];
    const connected = worker.connected.then(() => events.push("connected"));
    const started = startFakeRuntime({ port: runtime.port }).then((again) => {
      events.push("started");
      onTestFinished(() => again.close());
    });
    await Promise.all([connected, started]);
    expect(events).toEqual(["started", "connected"]);
    expect(worker).toMatchObject({ url: runtime.url, queue: "test" });
  });
});
