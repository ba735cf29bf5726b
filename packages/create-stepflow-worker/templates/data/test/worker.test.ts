import { useRuntime } from "@stepflow/runtime/testing/vitest";
import { expect, it } from "vitest";
import { readSales } from "../src/sales.ts";
import worker from "../src/worker.ts";

const CSV = "region,amount\nnorth,10\nsouth,5\nnorth,2.5";
const TOTALS = [
  { region: "north", total: 12.5 },
  { region: "south", total: 5 },
];

it("sums up each region in a run of its own, and a known file not again", async () => {
  const runtime = await useRuntime(worker);
  const stored = await runtime.execute("/store-file", { csv: CSV });
  const file = stored.outcome === "success" ? stored.result : undefined;
  expect(await runtime.execute("/report", file)).toSucceedWith({ totals: TOTALS, fromCache: false });
  expect(runtime.executions("/region-total")).toHaveLength(2);

  expect(await runtime.execute("/report", file)).toSucceedWith({ totals: TOTALS, fromCache: true });
  expect(runtime.executions("/region-total")).toHaveLength(2);
});

it("names the line that it cannot read", () => {
  expect(() => readSales("region,amount\nnorth,much")).toThrow("Line 2 is not a region and an amount: north,much");
});
