import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { type AnySchema, type DefinitionDigest, digestOf, type SchemaDigest, type Variant } from "./digest.ts";
import { widenings } from "./widenings.ts";

const folder = new URL("facts/", import.meta.url);
const files = readdirSync(folder).map((name) => name.replace(/\.json$/, ""));
const usedWidenings = new Set<string>();
const gaps = new Map(files.map((file) => [file, gapsOf(file)]));

describe("blobs.ids.made-by-runtime, types.generated: the schemas contain every fact of the published shapes", () => {
  it("has a digest of protocol, flow and configuration for both dialects", () => {
    expect(files).toEqual(["config-v0", "config-v1", "flow-v0", "flow-v1", "protocol-v0", "protocol-v1"]);
  });

  it.each(files)("%s: every definition, member, requiredness and enum", (file) => {
    expect(gaps.get(file)).toEqual([]);
  });

  it("lists only differences that exist", () => {
    expect([...usedWidenings].sort()).toEqual(Object.keys(widenings).sort());
  });
});

describe("the comparison itself", () => {
  const fact: SchemaDigest = { A: [{ "id!": "string", note: "string|null" }], B: '"x"|"y"' };

  it.each<[string, DefinitionDigest | undefined]>([
    ["a definition is missing", undefined],
    ["a member is missing", [{ "id!": "string" }]],
    ["a required member has become optional", [{ id: "string", note: "string|null" }]],
    ["an optional member has become required", [{ "id!": "string", "note!": "string|null" }]],
    ["a member has another type", [{ "id!": "integer", note: "string|null" }]],
  ])("notices that %s", (_what, ours) => {
    expect(gapsBetween("f A", fact["A"] ?? "", ours)).not.toEqual([]);
  });

  it("finds a missing value of an enum, and accepts additional members", () => {
    expect(gapsBetween("f B", fact["B"] ?? "", '"x"')).toEqual(['f B: "x"|"y" expected, found "x"']);
    expect(gapsBetween("f A", fact["A"] ?? "", [{ "id!": "string", note: "string|null", more: "any" }])).toEqual([]);
  });
});

function gapsOf(file: string): string[] {
  const facts = readJson(new URL(`${file}.json`, folder)) as SchemaDigest;
  const ours = digestOf(readSchema(file));
  return Object.entries(facts).flatMap(([name, fact]) => {
    const place = `${file} ${name}`;
    const found = gapsBetween(place, fact, ours[name]);
    return found.length > 0 && allowed(place) ? [] : found;
  });
}

function gapsBetween(place: string, fact: DefinitionDigest, ours: DefinitionDigest | undefined): string[] {
  if (ours === undefined) return [`${place}: missing`];
  if (typeof fact === "string" || typeof ours === "string") {
    return fact === ours ? [] : [`${place}: ${textOf(fact)} expected, found ${textOf(ours)}`];
  }
  return fact.flatMap((variant) => {
    const candidates = ours.map((candidate) => memberGaps(place, variant, candidate));
    return candidates.reduce((best, found) => (found.length < best.length ? found : best));
  });
}

function memberGaps(place: string, fact: Variant, ours: Variant): string[] {
  return Object.entries(fact).flatMap(([name, line]) => {
    if (ours[name] === line || allowed(`${place} ${name.replace("!", "")}`)) return [];
    return [`${place} ${name}: ${line} expected, found ${ours[name] ?? "nothing of that requiredness"}`];
  });
}

function textOf(digest: DefinitionDigest): string {
  return typeof digest === "string" ? digest : JSON.stringify(digest);
}

function allowed(place: string): boolean {
  if (widenings[place] === undefined) return false;
  usedWidenings.add(place);
  return true;
}

function readSchema(file: string): AnySchema {
  const [name, dialect] = file.split("-");
  return readJson(new URL(`../../../schemas/${dialect}/${name}.json`, import.meta.url)) as AnySchema;
}

function readJson(url: URL): unknown {
  return JSON.parse(readFileSync(url, "utf8"));
}
