import { describe, expect, it } from "vitest";
import { fillFences, unsourcedExamples } from "./doc-fences.ts";

const doc = (...body: string[]): string =>
  [
    "/**",
    " * Makes a thing.",
    " *",
    " * @example",
    ' * ```ts source="./thing.examples.ts#make"',
    ...body,
    " * ```",
    " */",
    "export function make(): void {}",
    "",
  ].join("\n");

const linesOf = (source: string): string[] => [`// ${source}`, "", "make();"];

describe("fillFences", () => {
  it("replaces the body of a code block that names its source, whatever it holds", () => {
    const expected = doc(" * // ./thing.examples.ts#make", " *", " * make();");
    expect(fillFences(doc(), linesOf)).toBe(expected);
    expect(fillFences(doc(" * stale();"), linesOf)).toBe(expected);
    expect(fillFences(expected, linesOf)).toBe(expected);
  });

  it("keeps the indentation of members, and leaves other code blocks alone", () => {
    const text = '  /**\n   * ```ts source="a#b"\n   * ```\n   * ```ts\n   * other();\n   * ```\n   */';
    expect(fillFences(text, () => ["x();"])).toBe(
      '  /**\n   * ```ts source="a#b"\n   * x();\n   * ```\n   * ```ts\n   * other();\n   * ```\n   */',
    );
  });

  it("refuses a code block that does not end with its comment", () => {
    const text = ' * ```ts source="a#b"\n * x();\nexport {};\n * ```\n';
    expect(() => fillFences(text, linesOf)).toThrow("The code block of a#b does not end.");
  });
});

describe("unsourcedExamples", () => {
  it("finds the tags without a code block that is copied", () => {
    expect(unsourcedExamples(doc())).toEqual([]);
    expect(unsourcedExamples("/**\n * @example\n * ```ts\n * x();\n * ```\n */")).toEqual([2]);
  });
});
