import ts from "typescript";
import { describe, expect, it } from "vitest";
import { packages } from "./repository.ts";

/** Entries for sibling packages and carriers, and generated types, whose schemas document them. */
const NOT_FOR_USERS = ["./internal", "./internal-client", "./internal-flows", "./grpc", "./documents", "./carrier"];

interface Entry {
  readonly specifier: string;
  readonly source: string;
}

const entries: readonly Entry[] = packages.flatMap(({ folder, manifest }) =>
  Object.entries(manifest.exports ?? {})
    .filter(([entry]) => !NOT_FOR_USERS.includes(entry))
    .map(([entry, targets]) => ({
      specifier: manifest.name + entry.slice(1),
      source: `${folder}/${targets["@stepflow/source"]?.slice(2)}`,
    })),
);

const { options } = ts.parseJsonConfigFileContent(
  ts.readConfigFile("tsconfig.check.json", ts.sys.readFile).config,
  ts.sys,
  process.cwd(),
);
const program = ts.createProgram(
  entries.map(({ source }) => source),
  options,
);
const checker = program.getTypeChecker();

function exportsOf({ source }: Entry): ts.Symbol[] {
  const file = program.getSourceFile(source);
  const module = file && checker.getSymbolAtLocation(file);
  if (module === undefined) throw new Error(`${source} exports nothing.`);
  return checker
    .getExportsOfModule(module)
    .map((symbol) => (symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol))
    .filter((symbol) => !(symbol.flags & ts.SymbolFlags.ValueModule));
}

const hasSummary = (symbol: ts.Symbol): boolean => symbol.getDocumentationComment(checker).length > 0;
const hasExample = (symbol: ts.Symbol): boolean =>
  symbol.getJsDocTags(checker).some(({ name, text }) => name === "example" && text !== undefined);

/** Programs catch errors instead of creating them. The examples of the calls that throw them show how. */
const isCalled = ({ flags, name }: ts.Symbol): boolean =>
  (flags & ts.SymbolFlags.Function) !== 0 || ((flags & ts.SymbolFlags.Class) !== 0 && !name.endsWith("Error"));

describe.each(entries)("$specifier", (entry) => {
  it("has a summary for each export", () => {
    const exported = exportsOf(entry);
    expect(exported.length).toBeGreaterThan(0);
    expect(exported.filter((symbol) => !hasSummary(symbol)).map(({ name }) => name)).toEqual([]);
  });

  it("shows an example of each function and class that users call", () => {
    const called = exportsOf(entry).filter(isCalled);
    expect(called.filter((symbol) => !hasExample(symbol)).map(({ name }) => name)).toEqual([]);
  });
});
