import { join } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { afterAll, describe, expect, it } from "vitest";

/**
 * The cost of type inference in a user's editor. The counts are exact and the same on every machine; a change that raises one above its
 * budget makes every project with many components slower and needs a reason.
 */
const BUDGET_PER_DEFINITION = 200;
const BUDGET_PER_CHAINED_CALL = 600;
const BUDGET_FIRST_USE = 2_500;
const BUDGET_PER_STEP = 100;

const COUNT = 40;
const ROOT = fileURLToPath(new URL("../../..", import.meta.url));
const FILE = join(ROOT, "tests/packaging/types/user-code.ts");

const IMPORTS = `
import { createWorker, defineComponent } from "@stepflow/worker";
import { z } from "zod";
export const text = z.object({ text: z.string() });
export const words = z.object({ words: z.number(), text: z.string() });
`;

const indexes = Array.from({ length: COUNT }, (_, index) => index);

const definitions = indexes.map(
  (index) => `
export const c${index} = defineComponent({
  path: "/tools/{tenant}/c${index}",
  input: text,
  output: words,
  async execute({ text }, { params }) {
    return { words: text.length + params.tenant.length, text };
  },
});`,
);

const chained = indexes.map(
  (index) => `
  .component("/tools/{tenant}/c${index}", { input: text, output: words }, async ({ text }, { params }) => ({
    words: text.length + params.tenant.length,
    text,
  }))`,
);

const worker = `${definitions.join("")}
const worker = createWorker({ name: "w", components: [${indexes.map((index) => `c${index}`).join(", ")}] });
export default worker;`;

const steps = indexes.map(
  (index) => `
  const s${index} = step("s${index}", c${index}, { text: ${index === 0 ? "input.text" : `s${index - 1}.text`} });`,
);

describe("type instantiations", () => {
  const baseline = countInstantiations(`${IMPORTS} export const used = [defineComponent, createWorker];`);

  const components = countInstantiations(`${IMPORTS}${worker}`);

  it("of a first component stay within their budget", () => {
    const one = countInstantiations(
      `${IMPORTS}${definitions[0]} export default createWorker({ name: "w", components: [c0] });`,
    );
    expect(one - baseline).toBeLessThanOrEqual(BUDGET_FIRST_USE);
  });

  it("of defineComponent and createWorker({ components }) grow by a bounded amount for each component", () => {
    expect((components - baseline) / COUNT).toBeLessThanOrEqual(BUDGET_PER_DEFINITION);
  });

  it("of a flow grow by a bounded amount for each step", () => {
    const all = countInstantiations(`${IMPORTS}${worker}
      import { flow } from "@stepflow/worker/flow";
      export const all = flow({ name: "f", mount: { w: worker }, input: text }, ({ input, step }) => {
        ${steps.join("")}
        return s${COUNT - 1}.words;
      });`);
    expect((all - components) / COUNT).toBeLessThanOrEqual(BUDGET_PER_STEP);
  });

  it("of a chain of calls grow by a bounded amount for each call", () => {
    const all = countInstantiations(`${IMPORTS} export default createWorker({ name: "w" })${chained.join("")};`);
    expect((all - baseline) / COUNT).toBeLessThanOrEqual(BUDGET_PER_CHAINED_CALL);
  });
});

/** Files of the packages and of their libraries, which all programs share. */
const parsed = new Map<string, ts.SourceFile | undefined>();
// Other test files share the process, and a large heap would slow them.
afterAll(() => parsed.clear());

/** Type-checks a file of user code (which must be free of errors) and nothing else. */
function countInstantiations(code: string): number {
  const { config } = ts.readConfigFile(join(ROOT, "tsconfig.check.json"), ts.sys.readFile);
  const { tsBuildInfoFile: _, ...options } = ts.parseJsonConfigFileContent(config, ts.sys, ROOT).options;
  const host = ts.createCompilerHost(options);
  const { fileExists, readFile, getSourceFile } = host;
  host.fileExists = (file) => file === FILE || fileExists(file);
  host.readFile = (file) => (file === FILE ? code : readFile(file));
  host.getSourceFile = (file, version, ...rest) => {
    if (file === FILE) return ts.createSourceFile(file, code, version);
    if (!parsed.has(file)) parsed.set(file, getSourceFile(file, version, ...rest));
    return parsed.get(file);
  };
  const program = ts.createProgram([FILE], { ...options, incremental: false, types: [] }, host);
  const problems = program.getSemanticDiagnostics(program.getSourceFile(FILE));
  expect(problems.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n"))).toEqual([]);
  // The figure that `tsc --extendedDiagnostics` prints, not part of the typed interface.
  return (program as ts.Program & { getInstantiationCount(): number }).getInstantiationCount();
}
