import { createClient } from "@stepflow/client";
import { describe, expect, it } from "vitest";
import { RunRecord } from "./step-times.ts";

const event = (ms: number, kind: string, details: object): string =>
  `data: ${JSON.stringify({ timestamp: `2026-11-22T00:00:00.${String(ms).padStart(3, "0")}500000Z`, event: { [kind]: details } })}\n\n`;

const run = { runId: "r", flowId: "f", status: 3, createdAt: "t", rootRunId: "r" };

/** A runtime that keeps a run in which the first step needed two attempts and the second failed. */
async function answer(input: string | URL | Request): Promise<Response> {
  const { pathname } = new URL(String(input));
  if (pathname.endsWith("/events")) {
    const events = [
      event(1, "RunCreated", {}),
      event(2, "StepStarted", { stepId: "a", attempt: 1 }),
      event(10, "StepStarted", { stepId: "a", attempt: 2 }),
      event(30, "StepCompleted", { stepId: "a" }),
      event(31, "StepStarted", { stepId: "b", attempt: 1 }),
      event(36, "StepCompleted", { stepId: "b" }),
      event(37, "RunCompleted", {}),
    ];
    return new Response(events.join(""), { headers: { "content-type": "text/event-stream" } });
  }
  const steps = [
    { stepId: "a", itemIndex: 0, status: 2, output: { n: 1 } },
    { stepId: "b", itemIndex: 0, status: 3, errorCode: 3, errorMessage: "Out of ink." },
  ];
  return Response.json(
    pathname.endsWith("/items") ? { results: [{ itemIndex: 0, status: 3 }] } : { summary: run, steps },
  );
}

describe("RunRecord", () => {
  it("combines the record of a run in the runtime with the log of the worker", async () => {
    const client = createClient({ url: "http://runtime", fetch: answer });
    const record = new RunRecord();
    const line = { step_id: "a", attempt: 2, message: "Half way." };
    expect(record.logged(line)).toBe(true);
    expect(record.logged({ message: "Pulling tasks." })).toBe(false);
    expect(await record.read(client, "r", AbortSignal.timeout(5_000))).toEqual([
      { stepId: "a", attempt: 1, callbacks: [], log: [] },
      { stepId: "a", attempt: 2, callbacks: [], log: [line], end: { ms: 20, output: { n: 1 } } },
      { stepId: "b", attempt: 1, callbacks: [], log: [], end: { ms: 5, error: { code: 3, message: "Out of ink." } } },
    ]);
  });
});
