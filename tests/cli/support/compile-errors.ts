import { readdir } from "node:fs/promises";
import { basename, join } from "node:path";
import ts from "typescript";

/** An error of the compiler. */
export interface CompileError {
  readonly file: string;
  readonly line: number;
  readonly message: string;
}

/** Compiles the files of a folder as one project, and returns the errors in the order of their files. */
export async function compileErrors(folder: string): Promise<readonly CompileError[]> {
  const files = (await readdir(folder)).filter((name) => name.endsWith(".ts")).sort();
  const program = ts.createProgram({
    rootNames: files.map((name) => join(folder, name)),
    options: {
      strict: true,
      exactOptionalPropertyTypes: true,
      noUncheckedIndexedAccess: true,
      noEmit: true,
      target: ts.ScriptTarget.ES2023,
      lib: ["lib.es2023.d.ts"],
      module: ts.ModuleKind.NodeNext,
      moduleResolution: ts.ModuleResolutionKind.NodeNext,
      // The sources of this repository import each other with their extensions.
      allowImportingTsExtensions: true,
      customConditions: ["@stepflow/source"],
      types: [],
      skipLibCheck: false,
    },
  });
  const diagnostics = files.flatMap((name) => {
    const source = program.getSourceFile(join(folder, name));
    return source === undefined
      ? []
      : [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)];
  });
  return diagnostics.map(({ file, start = 0, messageText }) => ({
    file: basename(file?.fileName ?? ""),
    line: (file?.getLineAndCharacterOfPosition(start).line ?? -1) + 1,
    message: ts.flattenDiagnosticMessageText(messageText, "\n"),
  }));
}
