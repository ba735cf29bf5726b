import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { CASES } from "./cases.ts";
import { startEmbeddedRunner } from "./support/embedded-runner.ts";
import { unshownFeatures } from "./support/feature-evidence.ts";
import { comparable, FEATURES, type FlowRunner } from "./support/flow-case.ts";
import { startRealRunner } from "./support/real-runner.ts";

const START_TIMEOUT_MS = 180_000;
const CASE_TIMEOUT_MS = 30_000;

describe.each(["0.9.0", "0.10.0", "0.11.1"] as const)("the embedded runtime and the real %s do the same", (version) => {
  let real: FlowRunner;
  let ours: FlowRunner;
  beforeAll(async () => {
    [real, ours] = await Promise.all([startRealRunner(version), startEmbeddedRunner(version)]);
  }, START_TIMEOUT_MS);
  afterAll(async () => {
    await real?.close();
    await ours?.close();
  });

  const cases = CASES.filter(({ versions }) => versions === undefined || versions.includes(version));
  it.each(cases.map((flowCase) => [flowCase.name, flowCase] as const))(
    "%s",
    async (_name, flowCase) => {
      const [expected, outcome] = await Promise.all([real.run(flowCase), ours.run(flowCase)]);
      expect(comparable(outcome, flowCase)).toEqual(comparable(expected, flowCase));
      expect(unshownFeatures(flowCase, expected)).toEqual([]);
    },
    CASE_TIMEOUT_MS,
  );
});

describe("the flows", () => {
  it("are at least 60, with different names", () => {
    expect(CASES.length).toBeGreaterThanOrEqual(60);
    expect(new Set(CASES.map(({ name }) => name)).size).toBe(CASES.length);
  });

  it("cover every feature", () => {
    const having = FEATURES.map((feature) => {
      const names = CASES.filter(({ features }) => features.includes(feature)).map(({ name }) => name);
      return [feature, names] as const;
    });
    process.stderr.write(
      `${having.map(([feature, names]) => `${feature} (${names.length}): ${names.join("; ")}`).join("\n")}\n`,
    );
    expect(having.filter(([, names]) => names.length === 0)).toEqual([]);
  });
});
