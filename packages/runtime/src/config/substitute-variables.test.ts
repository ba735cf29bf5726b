// biome-ignore-all lint/suspicious/noTemplateCurlyInString: such texts are what is tested
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { SubstitutionError, substituteVariables } from "./substitute-variables.ts";

const ENVIRONMENT = { CMD: "node", EMPTY: "" };

// A real 0.11.1 replaces the same texts in `env` in this way.
describe("variables in a configuration (wire.md#set-up-a-real-runtime, wire.md#errors-in-stepflows-documents)", () => {
  it.each([
    ["plain {x}:y", "plain {x}:y"],
    ["$CMD", "node"],
    ["a$CMD-b", "anode-b"],
    ["a$CMD.b", "anode.b"],
    ["a${CMD}b", "anodeb"],
    ["${EMPTY:full}", ""],
    ["${NONE:}", ""],
    ["${NONE:-x}", "-x"],
    ["${NONE:a:b}", "a:b"],
    ["${NONE:a\\}b}", "a}b"],
    ["${NONE:${CMD}}", "node"],
    ["${NONE:$CMD}", "node"],
    ["\\$CMD", "$CMD"],
    ["a\\:b", "a:b"],
    ["\\\\", "\\"],
  ])("%s is %s", (text, expected) => {
    expect(substituteVariables(text, ENVIRONMENT)).toBe(expected);
  });

  it.each([
    ["${NONE}", "the environment variable NONE is not set"],
    ["$1", "the environment variable 1 is not set"],
    ["100$", "no name follows"],
    ["${}", "no name follows"],
    ["${ CMD }", "no name follows"],
    ["${CMD", '"}" is missing after "${CMD"'],
    ["${NONE:x", '"}" is missing after "${NONE:"'],
    ["a\\nb", '"\\n" is not an escape'],
  ])("%s is refused", (text, message) => {
    const substitute = (): string => substituteVariables(text, ENVIRONMENT);
    expect(substitute).toThrow(SubstitutionError);
    expect(substitute).toThrow(message);
  });

  it("escaped text stays as it is", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        expect(substituteVariables(text.replaceAll(/[$\\{}:]/g, "\\$&"), {})).toBe(text);
      }),
    );
  });
});
