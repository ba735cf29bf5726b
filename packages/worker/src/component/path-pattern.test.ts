import { describe, expect, it } from "vitest";
import { parsePathPattern } from "./path-pattern.ts";

describe("parsePathPattern", () => {
  it("parses fixed text, parameters and a final wildcard", () => {
    expect(parsePathPattern("/llm/{provider}/v1/{*model}")).toEqual({
      path: "/llm/{provider}/v1/{*model}",
      segments: [
        { kind: "literal", text: "llm" },
        { kind: "parameter", name: "provider" },
        { kind: "literal", text: "v1" },
        { kind: "wildcard", name: "model" },
      ],
      shape: "llm/{}/v1/{*}",
      parameters: ["provider", "model"],
    });
  });

  it("keeps other special characters as text", () => {
    for (const text of ["*", "%2F", "a.b", "ü", "__proto__", "a b"]) {
      expect(parsePathPattern(`/${text}`).segments).toEqual([{ kind: "literal", text }]);
    }
  });

  it.each([
    ["word-count", 'starts with "/"'],
    ["", 'starts with "/"'],
    ["/", "empty segment"],
    ["/a//b", "empty segment"],
    ["/a/", "empty segment"],
    ["/a{b}", "mixes braces and text"],
    ["/{b}a", "mixes braces and text"],
    ["/{a", "mixes braces and text"],
    ["/a}", "mixes braces and text"],
    ["/{", "mixes braces and text"],
    ["/{{a}}", "mixes braces and text"],
    ["/{a}{b}", "mixes braces and text"],
    ["/{}", "needs a parameter name"],
    ["/{*}", "needs a parameter name"],
    ["/{1a}", "needs a parameter name"],
    ["/{a-b}", "needs a parameter name"],
    ["/{**a}", "needs a parameter name"],
    ["/{a}/x/{a}", 'the parameter name "a" occurs twice'],
    ["/{a}/{*a}", 'the parameter name "a" occurs twice'],
    ["/{*a}/b", "the wildcard {*a} must be the last segment"],
  ])("refuses %j: %s", (path, why) => {
    expect(() => parsePathPattern(path)).toThrow(TypeError);
    expect(() => parsePathPattern(path)).toThrow(why);
  });

  it("refuses values that are not strings and names their type", () => {
    expect(() => parsePathPattern(undefined as unknown as string)).toThrow("got undefined");
  });
});
