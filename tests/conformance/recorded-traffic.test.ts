import { ComponentError, createWorker, silentLogger } from "@stepflow/worker";
import { serve } from "@stepflow/worker/node";
import { afterAll, expect, it } from "vitest";
import { type ReplayTarget, recordedRequests, replay } from "../support/wire/replay.ts";

/** Codes that a worker of this project sends for an execution. */
const CODES: readonly number[] = [-32602, -32003, -32000, -32001, -32100, -32300];

const worker = createWorker({ name: "replay", logger: silentLogger })
  .component("/echo", (input: unknown) => input)
  .component("/a/b/echo", (input: unknown) => input)
  .component("/meta", (_input: unknown, { runId, stepId, attempt }) => ({ runId, stepId, attempt }))
  .component("/fail", () => {
    throw new ComponentError("Failed as asked.", { data: { why: 1 } });
  });

const running = await serve(worker, { port: 0, announce: false, handleSignals: false });
afterAll(() => running.close());

it("transport.http, messages.schemas: a served worker answers every complete recorded request in a form that its runtime accepts", async () => {
  const codes = new Set<number>();
  const outputs = { count: 0 };
  const target: ReplayTarget = async ({ target: path, headers, body }) => {
    const response = await fetch(new URL(path, running.url), { method: "POST", headers, body });
    const answer = {
      status: response.status,
      contentType: response.headers.get("content-type"),
      body: await response.text(),
    };
    const { error, result } = answer.body === "" ? {} : JSON.parse(answer.body);
    if (error !== undefined) codes.add(error.code);
    if (result?.output !== undefined) outputs.count++;
    return answer;
  };
  expect(await replay(recordedRequests(), target)).toEqual([]);
  expect([...codes].filter((code) => !CODES.includes(code))).toEqual([]);
  expect(codes).toContain(-32001);
  expect(codes).toContain(-32100);
  expect(outputs.count).toBeGreaterThan(100);
});
