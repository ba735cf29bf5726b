import { describe, expect, it } from "vitest";
import { readChoice } from "./choice.ts";
import { runningPackageManager } from "./package-manager.ts";
import { SCHEMA_LIBRARIES } from "./schema-library.ts";
import { TEMPLATES } from "./template.ts";

describe("readChoice", () => {
  it("returns a value that exists", () => {
    expect(readChoice("The template", "ai", TEMPLATES)).toBe("ai");
  });

  it.each([
    ["zood", "zod"],
    ["Valibt", "valibot"],
    ["type-box", "typebox"],
    ["jsonschema", "json-schema"],
  ])("suggests for %s: %s", (text, suggestion) => {
    expect(() => readChoice("The schema library", text, SCHEMA_LIBRARIES)).toThrow(
      `The schema library "${text}" does not exist: did you mean ${suggestion}?`,
    );
  });

  it("lists the values if none is similar", () => {
    expect(() => readChoice("The template", "react", TEMPLATES)).toThrow(
      'The template "react" does not exist: choose basic, ai, data, python-mixed.',
    );
  });
});

it.each([
  ["pnpm/12.21.0 npm/? node/v24.22.3 linux x64", "pnpm"],
  ["npm/11.19.1 node/v20.20.2 linux x64 workspaces/false", "npm"],
  ["bun/1.4.5 npm/? node/v24.3.0", "bun"],
  [undefined, "npm"],
])("the package manager of %s is %s", (userAgent, name) => {
  expect(runningPackageManager(userAgent)).toBe(name);
});
