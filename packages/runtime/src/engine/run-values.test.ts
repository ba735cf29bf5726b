import { describe, expect, it } from "vitest";
import { engineWith, resultsOf, step, success } from "../../../../tests/support/runtimes/scripted-engine.ts";
import { readFlow } from "../flow/flow.ts";
import type { EndedItem } from "./submission.ts";

describe("values", () => {
  const echo = engineWith((_path, input) => success(input));

  it("are copied as JSON, without undefined members", async () => {
    const flow = {
      output: [
        { $if: { $input: "$.a" }, then: "yes", else: "no" },
        { $variable: "v", default: 5 },
        { $input: "$.list" },
        { $input: "$.when" },
      ],
    };
    const input = { a: undefined, list: [undefined, -0], when: new Date(0) };
    const results: unknown[] = [];
    const onItem = ({ result }: EndedItem): void => void results.push(result);
    await echo.submit(readFlow(flow), [input], { variables: { v: undefined }, onItem }).ended;
    expect(results).toEqual([success(["no", 5, [null, 0], "1970-01-01T00:00:00.000Z"])]);
    expect(await resultsOf(echo, { output: { $input: "$.a" } }, [input])).toMatchObject([
      {
        outcome: "failed",
        error: { message: 'Input path $.a not found: the input has "list", "when" (in the output of the flow)' },
      },
    ]);
    expect(await resultsOf(echo, { output: { $input: "$" } }, [undefined])).toEqual([success(null)]);
  });

  const circle: object[] = [];
  circle.push({ circle });
  it.each([
    [{ deep: [{ n: Number.NaN }] }, "inputs[1] cannot be sent because of /deep/0/n: NaN is not a JSON value."],
    [new Map(), "inputs[1] cannot be sent: a Map is not a JSON value."],
    [{ f() {} }, "inputs[1] cannot be sent because of /f: a function is not a JSON value."],
    [{ n: 1n }, "inputs[1] cannot be sent because of /n: the bigint 1 is not a JSON value."],
    [new Uint8Array(2), "inputs[1] cannot be sent: a Uint8Array is not a JSON value."],
    [circle, "inputs[1] cannot be sent because of /0/circle: nested deeper than 126 levels, or circular."],
  ])("that cannot be written as JSON are refused with their place: %o", async (input, message) => {
    const flow = readFlow({ output: { $input: "$" } });
    expect(() => echo.submit(flow, [1, input])).toThrow(new TypeError(message));
    const lazily = (function* () {
      yield 1;
      yield input;
    })();
    await expect(echo.submit(flow, lazily).ended).rejects.toThrow(new TypeError(message));
    expect(() => echo.submit(flow, [1], { variables: { v: input } })).toThrow(
      /^variables cannot be sent because of \/v/,
    );
  });

  it("may be changed by their receiver without changing the flow, other items or the history", async () => {
    const flow = readFlow({
      steps: [step("f", null, { onError: { action: "useDefault", defaultValue: { d: 1 } } })],
      output: { lit: { $literal: { a: 1 } }, plain: [{ b: [1] }], fallback: { $step: "f" }, given: { $input: "$" } },
    });
    const expected = success({ lit: { a: 1 }, plain: [{ b: [1] }], fallback: { d: 1 }, given: { n: 1 } });
    const failing = engineWith(() => ({ outcome: "failed", error: { code: -32_000, message: "no" } }));
    const input = { n: 1 };
    const results: unknown[] = [];
    const { runId, ended } = failing.submit(flow, [input, input], {
      onItem: ({ result }) => {
        expect(result).toEqual(expected);
        const { lit, plain, fallback } = (result as { result: Record<string, unknown> }).result;
        for (const value of [lit, plain, fallback]) Object.assign(value as object, { changed: true });
        results.push(result);
      },
    });
    input.n = 9;
    await ended;
    expect(results).toHaveLength(2);
    expect(failing.runs.items(runId)?.map((item) => item.input)).toEqual([{ n: 1 }, { n: 1 }]);
    expect(await failing.storeFlow(flow)).toBe(flow.id);
  });
});
