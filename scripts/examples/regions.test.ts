import { describe, expect, it } from "vitest";
import { readRegions } from "./regions.ts";

describe("readRegions", () => {
  it("reads the lines of each region without their common indentation and outer blank lines", () => {
    const text = [
      "import {} from 'x';",
      "// #region first",
      "const a = 1;",
      "// #endregion first",
      "function f() {",
      "  // #region second",
      "",
      "  if (a) {",
      "",
      "    go();",
      "  }",
      "  // #endregion",
      "}",
    ].join("\n");
    expect([...readRegions(text)]).toEqual([
      ["first", ["const a = 1;"]],
      ["second", ["if (a) {", "", "  go();", "}"]],
    ]);
  });

  it.each([
    ["// #region a\n// #region b\n", 'Region "b" starts inside region "a".'],
    ["// #region a\nx\n// #endregion\n// #region a\n", 'There are two regions "a".'],
    ["// #region a\nx\n", 'Region "a" does not end.'],
    ["// #endregion\n", "A region ends that has not started."],
    ["// #region a\n\n// #endregion\n", 'Region "a" is empty.'],
    ["// #region a\n/* x */\n// #endregion\n", 'contains "*/"'],
  ])("refuses %j", (text, message) => {
    expect(() => readRegions(text)).toThrow(message);
  });
});
