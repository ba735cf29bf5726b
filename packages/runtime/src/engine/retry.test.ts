import { describe, expect, it } from "vitest";
import { engineWith, step, success } from "../../../../tests/support/runtimes/scripted-engine.ts";
import { readFlow } from "../flow/flow.ts";
import { createManualClock } from "./clock.ts";
import type { ComponentOutcome } from "./component.ts";
import type { EngineOptions } from "./engine.ts";

const failed = (code: number, more: object = {}): ComponentOutcome => ({
  outcome: "failed",
  error: { code, message: `code ${code}` },
  ...more,
});

describe("retries", () => {
  /** Milliseconds between the attempts of a step that always fails. */
  async function pauses(code: number, options: Partial<EngineOptions>, extra: object = {}): Promise<number[]> {
    const clock = createManualClock(0);
    const times: number[] = [];
    const engine = engineWith(
      () => {
        times.push(clock.now());
        return failed(code, code === -32300 ? { kind: "transport" } : {});
      },
      { clock, ...options },
    );
    const { ended } = engine.submit(readFlow({ steps: [step("a", 1, extra)], output: { $step: "a" } }), [1]);
    let isEnded = false;
    void ended.then(() => {
      isEnded = true;
    });
    while (!isEnded) {
      await new Promise((resolve) => setImmediate(resolve));
      if (clock.sleeping > 0) clock.advance(100);
    }
    return times.slice(1).map((time, index) => time - (times[index] ?? 0));
  }

  const retry = (maxRetries?: number): object => ({ onError: { action: "retry", maxRetries } });

  it.each([
    ["transport", -32300, {}, {}, [1000, 1000, 2000]],
    ["transport, with more", -32300, { retry: { maxRetries: 7 } }, {}, [1000, 1000, 2000, 3000, 5000, 8000, 10000]],
    ["onError retry", -32100, {}, retry(), [1000, 1000, 2000]],
    ["onError retry 1", -32199, {}, retry(1), [1000]],
    ["no onError", -32100, {}, {}, []],
    ["a refusal", -32000, {}, retry(), []],
    ["constant", -32300, { retry: { backoff: { type: "constant", delayMs: 300 } } }, {}, [300, 300, 300]],
    [
      "exponential",
      -32300,
      { retry: { maxRetries: 4, backoff: { type: "exponential", minDelayMs: 100, maxDelayMs: 500, factor: 2 } } },
      {},
      [100, 200, 400, 500],
    ],
    ["0.9: never", -32300, { version: "0.9.0" }, retry(), []],
    ["0.10: everything, twice", -32000, { version: "0.10.0" }, {}, [1000, 1000]],
  ] as const)("%s", async (_name, code, options, extra, expected) => {
    expect(await pauses(code, options, extra)).toEqual(expected);
  });

  it("are recorded", async () => {
    const engine = engineWith((_path, _input, { attempt }) => (attempt < 3 ? failed(-32100) : success("at last")), {
      retry: { backoff: { type: "constant", delayMs: 0 } },
    });
    const { runId, ended } = engine.submit(readFlow({ steps: [step("a", 7, retry())], output: { $step: "a" } }), [
      null,
    ]);
    expect(await ended).toBe("completed");
    const [item] = engine.runs.items(runId) ?? [];
    expect(item?.steps).toMatchObject([
      {
        stepId: "a",
        component: "/w/a",
        input: 7,
        result: success("at last"),
        attempts: [
          { attempt: 1, error: { code: -32100 } },
          { attempt: 2, error: { code: -32100 } },
          { attempt: 3, error: undefined },
        ],
      },
    ]);
  });
});
