import { createClient, type RunEvent } from "@stepflow/client";
import { describe, expect, it } from "vitest";
import type { LiveStep } from "./run-target.ts";
import { StepTimes } from "./step-times.ts";

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

const step = (stepId: string, state: string): LiveStep => ({
  stepId,
  component: "/x",
  state,
  attempt: undefined,
  ms: undefined,
  callbacks: [],
  log: [],
  result: undefined,
});

describe("StepTimes", () => {
  it("splits steps into their attempts, with the times of the runtime", async () => {
    const client = createClient({ url: "http://runtime", fetch: answer });
    const times = new StepTimes();
    for await (const event of client.follow("r", { signal: AbortSignal.timeout(5_000) })) times.take(event);
    const ended: LiveStep = { ...step("a", "completed"), result: { outcome: "success", result: { n: 1 } } };
    expect(times.apply([ended, step("b", "failed"), step("c", "waiting")])).toEqual([
      { ...step("a", "failed"), attempt: 1 },
      { ...ended, attempt: 2, ms: 20 },
      { ...step("b", "failed"), attempt: 1, ms: 5 },
      step("c", "waiting"),
    ]);
  });

  it("counts on while a step is running, by the clock of the runtime", () => {
    const times = new StepTimes();
    const data = { timestamp: "2020-01-01T00:00:00Z", event: { StepStarted: { stepId: "a", attempt: 1 } } };
    times.take({ type: "event", name: "StepStarted", data, sequence: undefined } as unknown as RunEvent);
    const [{ ms = -1 } = step("a", "")] = times.apply([step("a", "running")]);
    expect(ms).toBeGreaterThanOrEqual(0);
    expect(ms).toBeLessThan(60_000);
  });
});
