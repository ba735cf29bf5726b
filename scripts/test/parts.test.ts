import { describe, expect, it } from "vitest";
import { readArguments } from "./arguments.ts";
import { PART_NAMES, partsOf } from "./parts.ts";

const namesOf = (only: readonly string[]): string[] => partsOf(only, []).map(({ name }) => name);

describe("partsOf", () => {
  it("runs the projects that need no other process in one", () => {
    expect(namesOf(["suite", "unit"])).toEqual(["unit+suite"]);
  });

  it("adds what a part needs, before it", () => {
    expect(namesOf(["packages"])).toEqual(["build", "packages"]);
    expect(namesOf(["runtimes", "typecheck"])).toEqual(["servers", "build", "typecheck", "runtimes"]);
  });

  it("leaves none of the named parts out", () => {
    expect(
      namesOf(PART_NAMES)
        .flatMap((name) => name.split("+"))
        .sort(),
    ).toEqual([...PART_NAMES].sort());
  });

  it("says which parts there are when a name is unknown", () => {
    expect(() => partsOf(["units"], [])).toThrow(/No part is called "units". There are: .*\bunit\b/);
  });
});

describe("readArguments", () => {
  it("reads parts apart by commas or by options, and filters", () => {
    expect(readArguments(["--only", "unit,lint", "--only=types", "blobs"])).toEqual({
      only: ["unit", "lint", "types"],
      filters: ["blobs"],
    });
    expect(readArguments([])).toEqual({ only: undefined, filters: [] });
  });

  it("refuses options it does not know", () => {
    expect(() => readArguments(["--onyl", "unit"])).toThrow(/--onyl/);
  });
});
