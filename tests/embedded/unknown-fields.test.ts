import { createRuntime, InvalidFlowError, type RuntimeOptions } from "@stepflow/runtime";
import { expect, it, vi } from "vitest";

const FLOW = { inputSchema: { type: "object" }, steps: [], output: 1 };

async function run(options: RuntimeOptions) {
  const logger = { debug: vi.fn(), warn: vi.fn(), error: vi.fn() };
  await using runtime = await createRuntime({ ...options, logger });
  const results = [await runtime.run(FLOW, {}), await runtime.run(FLOW, {})];
  return { results, warnings: logger.warn.mock.calls };
}

it.each<RuntimeOptions>([{}, { unknownFields: "refuse" }, { quirks: "0.11.1", unknownFields: "refuse" }])(
  "members that runtimes ignore are refused with %j",
  async (options) => {
    await expect(run(options)).rejects.toThrow(InvalidFlowError);
  },
);

it.each<RuntimeOptions>([{ unknownFields: "report" }, { quirks: "0.9.0" }, { quirks: "0.11.1" }])(
  "members that runtimes ignore are logged once for each flow with %j",
  async (options) => {
    const { results, warnings } = await run(options);
    expect(results).toEqual([
      { outcome: "success", result: 1 },
      { outcome: "success", result: 1 },
    ]);
    expect(warnings).toEqual([[expect.stringContaining('"inputSchema" is unknown'), { pointer: "/inputSchema" }]]);
  },
);

it("other values are refused", async () => {
  const options = { unknownFields: "ignore" } as unknown as RuntimeOptions;
  await expect(createRuntime(options)).rejects.toThrow('unknownFields must be "refuse" or "report", got "ignore".');
});
