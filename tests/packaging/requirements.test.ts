import { expect, it } from "vitest";
import { packages, readText } from "../architecture/repository.ts";
import { requirementsTable, toolChainsTable } from "./toolchains/requirements.ts";

// The tables are of the versions that the tests of the tool chains use.

it.each(packages)("the README of $manifest.name says what it needs", ({ manifest, folder }) => {
  expect(readText(`${folder}/README.md`)).toContain(`\n## Requirements\n\n${requirementsTable(manifest.name)}\n`);
});

it("the guide lists the tool chains that are tested", () => {
  expect(readText("docs/guide/tool-chains.md")).toContain(`\n<!-- tool chains -->\n\n${toolChainsTable()}\n`);
});
