import { describe, expect, it } from "vitest";
import { render } from "./render.ts";

const fragments = {
  echo: (words: readonly string[], indent: string) => `${words.join("+")}@${indent.length}`,
  nothing: () => "",
};

describe("render", () => {
  it("fills values and fragments", () => {
    expect(render("a {{name}} b {{echo x y}}\n  {{echo z}}\n", { name: "n" }, fragments)).toBe("a n b x+y@0\n  z@2\n");
  });

  it("removes a line whose only placeholder is empty, and no other line", () => {
    expect(render("a\n  {{nothing x}}\n{{empty}}\nb{{empty}}\n", { empty: "" }, fragments)).toBe("a\nb\n");
  });

  it("refuses a placeholder that nothing fills", () => {
    expect(() => render("{{nmae}}", { name: "n" }, fragments)).toThrow('"nmae"');
  });
});
