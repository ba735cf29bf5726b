import { createRuntime, type RuntimeOptions, type WorkerDiagnosis } from "@stepflow/runtime";
import { createWorker, silentLogger } from "@stepflow/worker";
import { expect, it } from "vitest";

const worker = createWorker({ name: "own", logger: silentLogger })
  .component("/echo", (input: unknown) => input)
  .component("/fail", () => {
    throw new Error("é😀");
  })
  .component("/keep", async (input: unknown, context) => context.getBlob(await context.putBlob(input)));

const INPUT = { text: "é€😀漢", half: "\ud83d", deep: JSON.parse(`${"[".repeat(90)}${"]".repeat(90)}`) };

it.each<Pick<RuntimeOptions, "dialect" | "quirks">>([
  { dialect: "v0" },
  { dialect: "v1" },
  { quirks: "0.9.0" },
  { quirks: "0.10.0" },
  { quirks: "0.11.1" },
])("transport.http: a runtime reports no diagnosis about a worker of this project: %j", async (options) => {
  const told: WorkerDiagnosis[] = [];
  const retry = { maxRetries: 0 };
  await using runtime = await createRuntime({
    ...options,
    retry,
    workers: { own: worker },
    onDiagnosis: (diagnosis) => told.push(diagnosis),
  });
  const expected = { outcome: "success", result: { ...INPUT, half: "\ufffd" } };
  expect(await runtime.execute("/own/echo", INPUT)).toEqual(expected);
  expect(await runtime.execute("/own/keep", INPUT)).toEqual(expected);
  expect(await runtime.execute("/own/fail", INPUT)).toMatchObject({ outcome: "failed" });
  expect(await runtime.components()).not.toHaveLength(0);
  expect(told).toEqual([]);
});
