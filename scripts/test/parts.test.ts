import { describe, expect, it } from "vitest";
import { readArguments } from "./arguments.ts";
import { PART_NAMES, partsOf } from "./parts.ts";

const namesOf = (only: readonly string[]): string[] => partsOf(only, []).map(({ name }) => name);

describe("partsOf", () => {
  it("runs the projects that need no process of their own together", () => {
    expect(namesOf(["suite", "unit"])).toEqual(["unit+suite"]);
  });

  it("adds the parts that a part needs before it", () => {
    expect(namesOf(["packages"])).toEqual(["servers", "build", "packages"]);
    expect(namesOf(["runtimes", "typecheck"])).toEqual(["servers", "build", "typecheck", "runtimes"]);
  });

  it("runs every named part", () => {
    expect(
      namesOf(PART_NAMES)
        .flatMap((name) => name.split("+"))
        .sort(),
    ).toEqual([...PART_NAMES].sort());
  });

  it("lists the parts if a name is unknown", () => {
    expect(() => partsOf(["units"], [])).toThrow(/No part is called "units". There are: .*\bunit\b/);
  });
});

describe("readArguments", () => {
  it("reads parts from a list with commas or from several options, and filters", () => {
    expect(readArguments(["--only", "unit,lint", "--only=types", "blobs"])).toEqual({
      only: ["unit", "lint", "types"],
      filters: ["blobs"],
    });
    expect(readArguments([])).toEqual({ only: undefined, filters: [] });
  });

  it("refuses unknown options", () => {
    expect(() => readArguments(["--onyl", "unit"])).toThrow(/--onyl/);
  });
});
