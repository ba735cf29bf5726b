import { readFile } from "node:fs/promises";
import { useRuntime } from "@stepflow/runtime/testing/vitest";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import worker from "../src/worker.ts";
import { type FakeModel, startFakeModel } from "./fake-model.ts";

let model: FakeModel;
beforeAll(async () => {
  model = await startFakeModel();
  for (const [name, value] of Object.entries(model.env)) vi.stubEnv(name, value);
});
afterAll(() => {
  vi.unstubAllEnvs();
  model.close();
});

async function ask(question: string) {
  const runtime = await useRuntime(worker);
  const flow = await readFile(new URL("../flows/answer.yaml", import.meta.url), "utf8");
  const result = await runtime.run(flow, { question });
  return { result, attempts: runtime.executions("/answer").length };
}

it("asks the model with the stored prompt", async () => {
  const { result } = await ask("Why?");
  expect(result).toSucceedWith({ text: "Answer in one sentence. Why?", tokens: 5 });
});

it("asks again after a failure that may pass", async () => {
  model.failures.push(503, 429);
  const { result, attempts } = await ask("Why?");
  expect(result).toSucceedWith({ text: "Answer in one sentence. Why?", tokens: 5 });
  expect(attempts).toBe(3);
});

it("does not repeat a request that the model refuses", async () => {
  model.failures.push(401);
  const { result, attempts } = await ask("Why?");
  expect(result).toFailWith({ message: "The model answers with status 401." });
  expect(attempts).toBe(1);
});
