import { createDeferred } from "@stepflow/protocol/internal";
import { describe, expect, it, vi } from "vitest";
import { createEngine } from "../create-engine.ts";
import type { ComponentOutcome } from "../engine/component.ts";
import type { Engine, EngineOptions } from "../engine/engine.ts";
import { readFlow } from "../flow/flow.ts";
import { createRestApp } from "./rest-app.ts";
import type { RestServices } from "./rest-services.ts";
import type { StreamedRunEvent } from "./run-event-view.ts";

const FLOW = readFlow({
  steps: [
    { id: "a", component: "/w/a", input: { $input: "$" } },
    { id: "b", component: "/w/b", input: { $step: "a" } },
  ],
  output: { $step: "b" },
});

type Execute = (path: string, attempt: number) => Promise<ComponentOutcome> | ComponentOutcome;

const success: ComponentOutcome = { outcome: "success", result: 1 };

function setUp(execute: Execute, options: Partial<EngineOptions> = {}, services: Partial<RestServices> = {}) {
  const engine: Engine = createEngine({
    retry: { backoff: { type: "constant", delayMs: 1 } },
    ...options,
    executeComponent: async (path, _input, { attempt }) => execute(path, attempt),
  });
  const app = createRestApp({ engine, version: "0.11.1", maxConcurrency: 1, components: async () => [], ...services });
  const open = async (runId: string, query = "", method = "GET"): Promise<Response> =>
    await app.request(`http://localhost/api/v1/runs/${runId}/events${query}`, { method });
  return { engine, open };
}

function parse(text: string): StreamedRunEvent[] {
  const lines = text.split("\n\n").filter((line) => line !== "");
  return lines.map((line) => JSON.parse(line.replace(/^data: /, "")) as StreamedRunEvent);
}

/** Kinds of events with the members that distinguish them. */
function told(events: readonly StreamedRunEvent[]): string[] {
  return events.map(({ event }) => {
    const [[kind, fields] = ["", {}]] = Object.entries(event);
    const { stepId, attempt, status } = fields;
    return [kind, stepId, attempt, status].filter((part) => part !== undefined).join(" ");
  });
}

const WHOLE = [
  "RunCreated",
  "StepStarted a 1",
  "StepCompleted a 2",
  "StepStarted b 1",
  "StepCompleted b 2",
  "RunCompleted 2",
];

describe("GET /runs/{runId}/events", () => {
  it("streams an ended run as 0.12 does", async () => {
    const { engine, open } = setUp(() => success);
    const { runId, ended } = engine.submit(FLOW, [1]);
    await ended;
    const answer = await open(runId);
    expect(answer.headers.get("content-type")).toBe("text/event-stream");
    const events = parse(await answer.text());
    expect(told(events)).toEqual(WHOLE);
    expect(events[0]).toEqual({
      sequenceNumber: 0,
      timestamp: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
      event: { RunCreated: { runId, flowId: FLOW.id, itemCount: 1 } },
    });
    expect(events[1]?.event).toEqual({
      StepStarted: { runId, itemIndex: 0, stepIndex: 0, stepId: "a", attempt: 1 },
    });
    const numbers = events.map(({ sequenceNumber }) => sequenceNumber);
    expect(numbers).toEqual([...numbers.keys()]);
    const later = parse(await (await open(runId, `?since=${numbers.at(-2)}`)).text());
    expect(later).toEqual(events.slice(-2));
  });

  it("streams a running run until it ends", async () => {
    // A step may be reported before its component is called.
    const outcomes = { "/w/a": createDeferred<ComponentOutcome>(), "/w/b": createDeferred<ComponentOutcome>() };
    const { engine, open } = setUp((path) => outcomes[path as keyof typeof outcomes].promise);
    const { runId } = engine.submit(FLOW, [1]);
    const reader = (await open(runId)).body?.pipeThrough(new TextDecoderStream()).getReader();
    let text = "";
    const until = async (kind: string): Promise<void> => {
      while (!told(parse(text)).includes(kind)) text += (await reader?.read())?.value ?? "";
    };
    await until("StepStarted a 1");
    outcomes["/w/a"].resolve(success);
    await until("StepStarted b 1");
    outcomes["/w/b"].resolve(success);
    await until("RunCompleted 2");
    expect(told(parse(text))).toEqual(WHOLE);
    expect(await reader?.read()).toEqual({ done: true, value: undefined });
  });

  it("streams the same to two readers, also if one of them leaves", async () => {
    let proceed = (): void => undefined;
    const waiting = new Promise<ComponentOutcome>((resolve) => {
      proceed = () => resolve(success);
    });
    const { engine, open } = setUp(() => waiting);
    const { runId } = engine.submit(FLOW, [1]);
    const [first, second, third] = [await open(runId), await open(runId), await open(runId)];
    await first?.body?.cancel();
    proceed();
    expect(parse((await second?.text()) ?? "")).toEqual(parse((await third?.text()) ?? ""));
  });

  it("streams repetitions when they begin, and failures", async () => {
    const failure: ComponentOutcome = { outcome: "failed", kind: "transport", error: { code: 0, message: "gone" } };
    const { engine, open } = setUp((_path, attempt) => (attempt < 3 ? failure : { ...failure, isFinal: true }));
    const { runId, ended } = engine.submit(FLOW, [1]);
    await ended;
    const events = told(parse(await (await open(runId)).text()));
    expect(events.slice(0, 5)).toEqual([
      "RunCreated",
      "StepStarted a 1",
      "StepStarted a 2",
      "StepStarted a 3",
      "StepCompleted a 3",
    ]);
    expect(events.at(-1)).toBe("RunCompleted 3");
  });

  it("streams the beginning and the end of a run without a journal, and all events from now on", async () => {
    const { engine, open } = setUp(() => success, { retain: { items: false, steps: "none" } });
    const { runId, ended } = engine.submit(FLOW, [1]);
    const live = await open(runId);
    await ended;
    // Its first step had started before the stream was opened. The stream sends this event nevertheless.
    expect(told(parse(await live.text()))).toEqual(WHOLE);
    expect(told(parse(await (await open(runId)).text()))).toEqual(["RunCreated", "RunCompleted 2"]);
  });

  it("buffers a limited amount, however much has happened", async () => {
    const { engine, open } = setUp(() => success);
    const { runId, ended } = engine.submit(
      FLOW,
      Array.from({ length: 2_000 }, (_, index) => index),
    );
    await ended;
    const reader = (await open(runId)).body?.getReader();
    const pieces: Uint8Array[] = [];
    for (let piece = await reader?.read(); piece?.value !== undefined; piece = await reader?.read()) {
      pieces.push(piece.value);
    }
    const events = parse(Buffer.concat(pieces).toString());
    expect(events).toHaveLength(2 + 2_000 * 4);
    expect(events.at(-1)?.event).toHaveProperty("RunCompleted");
  });

  it("ends when its run is deleted while it is read", async () => {
    const { engine, open } = setUp(() => success);
    const { runId, ended } = engine.submit(
      FLOW,
      Array.from({ length: 2_000 }, (_, index) => index),
    );
    await ended;
    const answer = await open(runId);
    expect(engine.runs.remove(runId)).toBe(true);
    expect(parse(await answer.text()).length).toBeLessThan(2_000);
  });

  it("keeps a silent stream open, and leaves no timer behind", async () => {
    vi.useFakeTimers();
    try {
      const { engine, open } = setUp(() => new Promise(() => undefined));
      const { runId } = engine.submit(FLOW, [1]);
      const reader = (await open(runId)).body?.pipeThrough(new TextDecoderStream()).getReader();
      const next = async (): Promise<string> => (await reader?.read())?.value ?? "";
      while (!(await next()).includes("StepStarted"));
      const silent = next();
      await vi.advanceTimersByTimeAsync(15_000);
      expect(await silent).toBe(": keep-alive\n\n");
      await reader?.cancel();
      await vi.advanceTimersByTimeAsync(0);
      expect(vi.getTimerCount()).toBe(0);
      expect((await open(runId, "", "HEAD")).headers.get("content-type")).toBe("text/event-stream");
      await vi.advanceTimersByTimeAsync(0);
      expect(vi.getTimerCount()).toBe(0);
    } finally {
      vi.useRealTimers();
    }
  });

  it("ends when the engine is closed", async () => {
    const { engine, open } = setUp(() => new Promise(() => undefined));
    const { runId } = engine.submit(FLOW, [1]);
    const live = await open(runId);
    engine.close();
    expect(told(parse(await live.text())).at(-1)).toBe("RunCompleted 4");
  });

  it("is refused for unknown runs, and missing if turned off", async () => {
    const unknown = "01a2000d-06a1-7e01-95fb-24c2b2e57a1e";
    const there = await setUp(() => success).open(unknown);
    expect([there.status, await there.json()]).toMatchObject([404, { message: `Execution '${unknown}' not found` }]);
    const without = setUp(() => success, {}, { runEvents: false });
    const { runId } = without.engine.submit(FLOW, [1]);
    const answer = await without.open(runId);
    expect([answer.status, await answer.text()]).toEqual([404, ""]);
  });
});
