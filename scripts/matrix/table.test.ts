import { describe, expect, it } from "vitest";
import { putTable, toTable } from "./table.ts";

const columns = [
  { version: "0.9.0", mode: "url", cells: { Blobs: "yes", Executions: "1", Bytes: "no" } },
  { version: "0.9.0", mode: "subprocess", cells: { Blobs: "yes", Executions: "3", Bytes: "no" } },
  { version: "0.11.0", mode: "url", cells: { Blobs: "yes" } },
  { version: "0.11.0", mode: "subprocess", cells: { Blobs: "yes" } },
];

describe("toTable", () => {
  it("has a column for each version and a row for each feature, in the order of the tests", () => {
    expect(toTable(columns)).toBe(
      [
        "|            | 0.9.0                       | 0.11.0 |",
        "| ---------- | --------------------------- | ------ |",
        "| Blobs      | yes                         | yes    |",
        "| Executions | by URL: 1; as subprocess: 3 |        |",
        "| Bytes      | no                          |        |",
      ].join("\n"),
    );
  });

  it("escapes text that would end a cell", () => {
    expect(toTable([{ version: "1", mode: "url", cells: { "a|b": "c|d" } }])).toContain("| a\\|b | c\\|d |");
  });
});

describe("putTable", () => {
  it("replaces the text between the marks and nothing else", () => {
    const text = "before\n<!-- matrix -->\nold\n| table |\n<!-- /matrix -->\nafter\n";
    const put = putTable(text, "| new $1 |");
    expect(put).toBe("before\n<!-- matrix -->\n\n| new $1 |\n\n<!-- /matrix -->\nafter\n");
    expect(putTable(put, "| new $1 |")).toBe(put);
  });

  it("fails if the marks are missing", () => {
    expect(() => putTable("no marks", "| table |")).toThrow("<!-- matrix -->");
  });
});
