import { expect, it } from "vitest";
import type { Row } from "../row.ts";
import { type TitledSection, toPage } from "./to-page.ts";

const ROW: Row = {
  subject: "serve(worker)",
  yardstick: "node:http",
  quantity: "rate",
  ratio: { median: 0.7, q1: 0.69, q3: 0.71 },
  same: { median: 1, q1: 0.99, q3: 1.01 },
  noise: false,
  bar: { better: "higher", must: 0.75 },
  unit: "1/s",
  measured: { median: 41_650, q1: 41_000, q3: 42_000 },
  measuredYardstick: { median: 57_800, q1: 57_000, q3: 58_000 },
  rounds: 9,
};
const SECTION: TitledSection = {
  title: "JSON | execute",
  date: "2026-12-01",
  node: "v20.19.0",
  rounds: 9,
  rows: [ROW],
  notes: ["A note."],
};

it("has a table for each section, and names what is missed", () => {
  const page = toPage([SECTION]);
  expect(page).toContain("Measured in one run on 2026-12-01 with Node 20.19.0 in 9 rounds.");
  expect(page).toContain("## JSON | execute\n\n| ");
  expect(page).toContain(
    "| serve(worker) | node:http | rate | 0.70 (0.69–0.71) | 1.00 (0.99–1.01) | ≥ 0.75 |  | ✘ MISS |",
  );
  expect(page).toContain("`serve(worker)` beside `node:http`, rate: 0.70, promised at least 0.75");
  expect(page).toContain("- A note.\n");
});

it("has no mark for a ratio that the noise could turn, and does not call it missed", () => {
  const page = toPage([{ ...SECTION, rows: [{ ...ROW, same: { median: 1, q1: 0.8, q3: 1.1 } }] }]);
  expect(page).toContain(
    "Every ratio is on the right side of its promise, or too close to it for the noise of the run.",
  );
  expect(page).not.toContain("✘");
});

it("tells runs apart", () => {
  const page = toPage([SECTION, { ...SECTION, date: "2026-12-02" }]);
  expect(page).toContain("Measured in several runs: on 2026-12-01 with Node 20.19.0 in 9 rounds, on 2026-12-02");
});
