import { describe, expect, it } from "vitest";
import { engineWith, step, success } from "../../../../tests/support/runtimes/scripted-engine.ts";
import { readFlow } from "../flow/flow.ts";
import type { ComponentContext } from "./component.ts";

const ONE = { steps: [step("a", { $input: "$" })], output: { $step: "a" } };

describe("runs of components", () => {
  it("belong to the run, which waits for them; with 0.9 they are independent", async () => {
    for (const [version, belongs] of [
      ["0.11.1", true],
      ["0.9.0", false],
    ] as const) {
      let inner: string | undefined;
      const nested = readFlow({ steps: [step("quick")], output: { $step: "quick" } });
      const engine = engineWith(
        (path, _input, context) => {
          if (path === "/w/quick") return new Promise((resolve) => setImmediate(() => resolve(success(1))));
          inner = context.submit(nested, [1, 2]).runId;
          return success("left behind");
        },
        { version },
      );
      const { runId, ended } = engine.submit(readFlow(ONE), [1]);
      await ended;
      const run = engine.runs.get(inner ?? "");
      expect(run).toMatchObject({
        rootRunId: belongs ? runId : inner,
        parentRunId: belongs ? runId : undefined,
        status: belongs ? "completed" : "running",
      });
      engine.close();
    }
  });

  it("cannot be started by a run that has ended", async () => {
    let late: ComponentContext | undefined;
    const engine = engineWith((_path, _input, context) => {
      late = context;
      return success(1);
    });
    await engine.submit(readFlow(ONE), [1]).ended;
    expect(() => late?.submit(readFlow(ONE), [1])).toThrow(/has ended/);
  });
});
