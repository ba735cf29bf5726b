import type { FlowResult } from "@stepflow/protocol";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { pulls } from "../../support/runtimes/client-targets.ts";
import { IS_WHOLE } from "../../support/whole.ts";
import { type FlowFileTarget, startEmbeddedTarget, startRealTarget } from "./support/flow-file-targets.ts";
import { type DocumentedCase, type FlowFile, readFlowFiles } from "./support/flow-files.ts";
import { stable } from "./support/stable.ts";

/** `npm run test:whole` adds one between the others. */
const VERSIONS = ["0.9.0", ...(IS_WHOLE ? ["0.10.0"] : []), "0.11.1", "0.13.0"];

const START_TIMEOUT_MS = 180_000;

const files = readFlowFiles();
const cases = files.flatMap((flow) => flow.cases.map((test) => [`${flow.file}: ${test.name}`, flow, test] as const));

/** The only flow that real servers refuse and the embedded runtime runs: the row `named-codes` of DIFFERENCES.md. */
const NAMED_CODES = "named-codes.yaml";

describe("the flow files", () => {
  it("have at least 75 test cases, with different names", () => {
    expect(cases.length).toBeGreaterThanOrEqual(75);
    expect(new Set(cases.map(([name]) => name)).size).toBe(cases.length);
  });

  it("may have no test cases", () => {
    expect(files.filter((flow) => flow.cases.length === 0).map(({ file }) => file)).toEqual(["without-tests.yaml"]);
  });
});

describe("test cases in flow files on the embedded runtime", () => {
  let target: FlowFileTarget;
  beforeAll(async () => {
    target = await startEmbeddedTarget(undefined);
  });
  afterAll(() => target?.close());

  it.each(cases)("%s", async (_name, flow, test) => {
    expectDocumented(unexplained(await target.run(flow, test.input), test.output), flow, test);
  });
});

describe.each(VERSIONS)("test cases in flow files on %s, real and embedded", (version) => {
  let real: FlowFileTarget;
  let ours: FlowFileTarget;
  beforeAll(async () => {
    [real, ours] = await Promise.all([startRealTarget(version), startEmbeddedTarget(version)]);
  }, START_TIMEOUT_MS);
  afterAll(async () => {
    await real?.close();
    await ours?.close();
  });

  const comparable = cases.filter(([, { file }]) => file !== NAMED_CODES || pulls(version));
  it.each(comparable)("%s", async (_name, flow, test) => {
    const [expected, result] = await Promise.all([real.run(flow, test.input), ours.run(flow, test.input)]);
    // A worker that pulls reports eleven codes only: the row `pull-codes` of DIFFERENCES.md.
    if (pulls(version)) expect(withoutCode(unexplained(result, expected))).toEqual(withoutCode(expected));
    else expect(stable(result)).toEqual(stable(expected));
    // Test cases name the errors of 0.11.
    if (version === "0.11.1") expectDocumented(expected, flow, test);
    else expect(expected?.outcome).toBe(test.output.outcome);
  });

  if (pulls(version)) return;
  it("named-codes: the real server refuses error codes by name", async () => {
    const flow = files.find(({ file }) => file === NAMED_CODES);
    if (flow === undefined) throw new Error(`${NAMED_CODES} is missing.`);
    await expect(real.run(flow, {})).rejects.toThrow('invalid type: string "COMPONENT_FAILED", expected i64');
    expect(await ours.run(flow, {})).toMatchObject({ outcome: "failed" });
  });
});

/** Compares a result with the documented one: a success by its result, a failure by its code and message. */
function expectDocumented(result: FlowResult | undefined, { file }: FlowFile, { output }: DocumentedCase): void {
  if (output.outcome === "success") expect(result).toEqual(output);
  else if (file === NAMED_CODES) expect(withoutCode(result)).toEqual(withoutCode(output));
  else expect(result).toMatchObject(output);
}

/**
 * Without a version, some errors of the embedded runtime explain more than those of real servers: the row `explained-errors` of
 * DIFFERENCES.md.
 */
function unexplained(result: FlowResult | undefined, expected: FlowResult | undefined): FlowResult | undefined {
  if (result?.outcome !== "failed" || expected?.outcome !== "failed") return result;
  const { message } = expected.error;
  return result.error.message.startsWith(message) ? { ...result, error: { ...result.error, message } } : result;
}

function withoutCode(result: FlowResult | undefined): unknown {
  return result?.outcome === "failed" ? { outcome: "failed", message: result.error.message } : result;
}
