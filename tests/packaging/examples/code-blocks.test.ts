import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readText } from "../../architecture/repository.ts";
import { documentedCommands } from "../commands/documented-commands.ts";
import { type DocumentBlock, documentBlocks } from "./code-blocks.ts";
import { ROOT } from "./program.ts";

/** Blocks of some pages, and what shows that they hold. */
interface Rule {
  readonly page: RegExp;
  /** Language and first line. */
  readonly head: RegExp;
  /** Test file that runs or checks them. */
  readonly test?: string;
  /** Why nothing runs them. */
  readonly excuse?: string;
}

const HERE = "tests/packaging/examples";

/** The first rule that fits a block counts. */
const RULES: readonly Rule[] = [
  { page: /^(?:README|docs\/guide\/.*)\.md$/, head: /^(?:ts|diff)\n/, test: `${HERE}/readme.test.ts` },
  { page: /^docs\/index\.md$/, head: /^ts\n/, test: "tests/site/site.test.ts" },
  { page: /^docs\/migration\//, head: /^(?:ts|yaml|python)\n/, test: `${HERE}/migration.test.ts` },
  { page: /^docs\/protocol\//, head: /^json v[01] /, test: "tests/site/messages.test.ts" },
  { page: /^docs\/protocol\//, head: /^python\n/, test: `${HERE}/worker-guide.test.ts` },
  {
    page: /^docs\/guide\/flows\.md$/,
    head: /^jsonc\n|\n# hinted/,
    test: "tests/conformance/schemas/editor-hints.test.ts",
  },
  { page: /^docs\/guide\/flows\.md$/, head: /^yaml\n/, test: `${HERE}/readme.test.ts` },
  { page: /^docs\/guide\/deployment\.md$/, head: /^yaml\n# stepflow-config/, test: `${HERE}/readme.test.ts` },
  { page: /^docs\/guide\/deployment\.md$/, head: /^(?:dockerfile|yaml)\n/, test: "tests/create/generated.test.ts" },
  {
    page: /^docs\/guide\/deployment\.md$/,
    head: /^sh\nSTEPFLOW_TRANSPORT=grpc/,
    test: "tests/packaging/packages/created.test.ts",
  },
  { page: /^packages\/runtime\/TESTING\.md$/, head: /^ts\n/, test: "tests/embedded/testing/page.test.ts" },
  { page: /^packages\/cli\//, head: /^ts\n\/\/ src\/components\.d\.ts, shortened/, test: "tests/cli/types.test.ts" },
  { page: /^packages\/[^/]+\/README\.md$/, head: /^ts\n/, test: `${HERE}/package-readmes.test.ts` },
  {
    page: /^(?:README|docs\/(?:index|guide\/worker))\.md$/,
    head: /^sh\nn(?:ode|px) /,
    test: `${HERE}/own-folder.test.ts`,
  },
  {
    page: /^(?:README|docs\/index)\.md$/,
    head: /^(?:sh\nnpm ci && npm start|text\n1\. count)/,
    test: `${HERE}/start.test.ts`,
  },
  { page: /^README\.md$/, head: /^sh\nnpm create/, test: "tests/packaging/packages/created.test.ts" },
  { page: /^examples\//, head: /^sh\nnpm (?:run verify|start)/, test: `${HERE}/examples.test.ts` },
  { page: /^packages\/create-stepflow-worker\//, head: /^sh\nnpm create/, test: "tests/create/program.test.ts" },
  { page: /^ARCHITECTURE\.md$/, head: /^text\n/, test: "tests/architecture/tree.test.ts" },
  { page: /^packages\/cli\//, head: /^(?:yaml|json|text\nflow)/, test: "tests/cli/readme-output.test.ts" },
  { page: /^packages\/cli\//, head: /^text\ndev /, test: "tests/cli/dev.test.ts" },
  { page: /^packages\/cli\//, head: /^text\n\$ stepflow-worker call/, test: "tests/cli/call.test.ts" },
  { page: /^packages\/cli\//, head: /^text\n1\. count/, test: "packages/cli/src/commands/run/step-lines.test.ts" },
  { page: /^packages\/cli\//, head: /^text\nstep /, test: "tests/cli/run.test.ts" },
  { page: /^packages\/cli\//, head: /^text\n *breaking/, test: "tests/cli/types.test.ts" },
  { page: /^packages\/cli\//, head: /^text\n✔ Node/, test: "tests/cli/setup.test.ts" },
  {
    page: /^docs\/internals\//,
    head: /^(?:text|yaml|sh)\n/,
    excuse: "what was sent to real runtimes, and their answers, as recorded",
  },
  {
    page: /^docs\/protocol\/callbacks\.md$/,
    head: /^text\n/,
    excuse: "a drawing of messages whose examples are on the same page",
  },
  { page: /^CONTRIBUTING\.md$/, head: /^sh\nnpm ci/, excuse: "the command that runs this test" },
  { page: /^CONTRIBUTING\.md$/, head: /^text\n---/, excuse: "the form of a changeset, of which `.changeset` has many" },
];

const blocks = documentBlocks();
const commands = new Set(documentedCommands().map(({ line }) => line));

/** Whether all lines of a shell are commands that `npm run test:commands` runs. */
function areCommands({ info, text }: DocumentBlock): boolean {
  const lines = text.split("\n").map((line) => line.replace(/ +# .*$/, "").trim());
  return info === "sh" && lines.every((line) => commands.has(line) || line.startsWith("npm install"));
}

const ruleOf = ({ page, info, text }: DocumentBlock): Rule | undefined =>
  RULES.find((rule) => rule.page.test(page) && rule.head.test(`${info}\n${text}`));

describe("every block of code in a document", () => {
  it("is run or checked by a test, or excused", () => {
    const open = blocks.filter((block) => !areCommands(block) && ruleOf(block) === undefined);
    expect(open.map(({ page, line, info }) => `${page}:${line} ${info}`)).toEqual([]);
    expect(blocks.length).toBeGreaterThan(150);
  });

  it("has a rule that is needed, and whose test exists", () => {
    const used = new Set(blocks.filter((block) => !areCommands(block)).map(ruleOf));
    expect(RULES.filter((rule) => !used.has(rule))).toEqual([]);
    expect(RULES.filter(({ test }) => test !== undefined && !existsSync(join(ROOT, test)))).toEqual([]);
  });

  it("is named by a test if it is a program of README.md or of the guide", () => {
    const tests = [
      "check-programs.ts",
      "readme.test.ts",
      "flow-programs.test.ts",
      "guide-programs.test.ts",
      "own-folder.test.ts",
    ];
    const run = tests.map((name) => readText(`${HERE}/${name}`)).join("\n");
    const programs = blocks
      .filter(({ page, info }) => info === "ts" && /^(?:README|docs\/guide\/.*)\.md$/.test(page))
      .map(({ text }) => /^\/\/ ([\w.-]+)/.exec(text)?.[1] ?? text);
    expect(programs.length).toBeGreaterThan(20);
    // All others import it.
    expect(programs.filter((name) => !run.includes(name))).toEqual(["worker.ts"]);
  });
});
