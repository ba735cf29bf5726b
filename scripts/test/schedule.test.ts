import { describe, expect, it } from "vitest";
import type { Outcome, Part } from "./check.ts";
import { runParts } from "./schedule.ts";

const PASSED: Outcome = { checks: [{ name: "a check", passed: true }], output: "" };
const FAILED: Outcome = { checks: [{ name: "a check", passed: false }], output: "why" };

/** Runs parts that end when told to, and records what happens in which order. */
function harness() {
  const events: string[] = [];
  const outcomes = new Map<string, Outcome>();
  const enders = new Map<string, (outcome: Outcome) => void>();
  const part = (name: string, cores: 1 | 2, needs: readonly string[] = []): Part => ({
    name,
    cores,
    needs,
    run: () => {
      events.push(`start ${name}`);
      return new Promise((resolve) => enders.set(name, resolve));
    },
  });
  const run = (parts: readonly Part[]): Promise<void> =>
    runParts(parts, 2, ({ name }, outcome) => {
      events.push(`end ${name}`);
      outcomes.set(name, outcome);
    });
  const end = async (name: string, outcome: Outcome): Promise<void> => {
    enders.get(name)?.(outcome);
    await new Promise(setImmediate);
  };
  return { events, outcomes, part, run, end };
}

describe("runParts", () => {
  it("starts as many parts as there are cores, and a part that uses all cores alone", async () => {
    const { events, part, run, end } = harness();
    const done = run([part("a", 1), part("both", 2), part("b", 1)]);
    expect(events).toEqual(["start a", "start b"]);
    await end("a", PASSED);
    expect(events).toEqual(["start a", "start b", "end a"]);
    await end("b", PASSED);
    expect(events.slice(3)).toEqual(["end b", "start both"]);
    await end("both", PASSED);
    await done;
  });

  it("starts a part once the parts that it needs have passed", async () => {
    const { events, part, run, end } = harness();
    const done = run([part("build", 1), part("packages", 1, ["build"])]);
    expect(events).toEqual(["start build"]);
    await end("build", PASSED);
    expect(events).toEqual(["start build", "end build", "start packages"]);
    await end("packages", PASSED);
    await done;
  });

  it("counts a part as failed when one that it needs failed, however long the chain", async () => {
    const { events, outcomes, part, run, end } = harness();
    const done = run([part("build", 2), part("packages", 1, ["build"]), part("last", 1, ["packages"])]);
    await end("build", FAILED);
    await done;
    expect(events).toEqual(["start build", "end build", "end packages", "end last"]);
    expect(outcomes.get("last")).toEqual({
      checks: [{ name: "last", passed: false }],
      output: "Not run: it needs packages, which failed.\n",
    });
  });

  it("counts a part that throws as failed, with the reason", async () => {
    const outcomes: Outcome[] = [];
    const broken: Part = { name: "broken", cores: 1, needs: [], run: () => Promise.reject(new Error("no disk")) };
    await runParts([broken], 2, (_part, outcome) => outcomes.push(outcome));
    expect(outcomes[0]?.checks).toEqual([{ name: "broken", passed: false }]);
    expect(outcomes[0]?.output).toContain("no disk");
  });

  it("refuses parts that can never start", async () => {
    const { part, run } = harness();
    await expect(run([part("a", 1, ["b"]), part("b", 1, ["a"])])).rejects.toThrow(/need each other/);
  });
});
