import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ROOT } from "../../architecture/repository.ts";
import { CommandBench } from "./command-bench.ts";
import { type DocumentedCommand, documentedCommands } from "./documented-commands.ts";
import type { Place } from "./terminal.ts";

const LIMIT_MS = 300_000;
const ESCAPE = "\u001b";

/** What a command does that does not end with 0 by itself. */
interface Expectation {
  readonly exitCode: number;
  /** What a command that serves or watches prints before it is interrupted. */
  readonly until?: RegExp;
}

const SUCCESS: Expectation = { exitCode: 0 };
/** The first rule that fits counts. */
const RULES: readonly (readonly [line: RegExp, expectation: Expectation])[] = [
  [/stepflow-worker dev .*--format json/, { exitCode: 130, until: /"state":"ready"/ }],
  [/stepflow-worker dev /, { exitCode: 130, until: /worker .*components?/ }],
  [/ --watch/, { exitCode: 130, until: /passed/ }],
  // The two runs have different inputs.
  [/stepflow-worker compare /, { exitCode: 5 }],
];

/** Commands that need what a project does not have, and the tests that run them. */
const ELSEWHERE: readonly (readonly [line: RegExp, path: string, words: RegExp])[] = [
  [/https:\/\/stepflow\.example --cacert/, "tests/runtimes/client-tls.test.ts", /"--cacert"/],
  [/https:\/\/stepflow\.example --cert/, "tests/runtimes/client-tls.test.ts", /"--cert".*"--key"/s],
];

/** Commands that install and start a real server, which takes a while. */
const REAL = /--runtime \d/;

const all = documentedCommands();
const own = all.filter(({ line }) => !ELSEWHERE.some(([pattern]) => pattern.test(line)));

/** Returns one command of each kind, for a short run. */
export function firstOfEachVerb(): DocumentedCommand[] {
  const quick = own.filter(({ line }) => !REAL.test(line));
  return [...new Set(quick.map(({ verb }) => verb))].flatMap((name) => quick.find(({ verb }) => verb === name) ?? []);
}

/** Returns all commands of the documents, except those that other tests run. */
export function allCommands(): readonly DocumentedCommand[] {
  return own;
}

/** Checks that the commands which are run elsewhere are. */
export function checkElsewhere(): void {
  it.each(ELSEWHERE)("%s is run by %s", (pattern, path, words) => {
    expect(all.some(({ line }) => pattern.test(line))).toBe(true);
    expect(readFileSync(join(ROOT, path), "utf8")).toMatch(words);
  });
}

/** Runs commands as users do, in pipes and on a terminal. @param node version of Node; that of this process if undefined. */
export function checkCommands(commands: readonly DocumentedCommand[], node?: string): void {
  describe(`on Node ${node ?? process.versions.node}`, () => {
    let bench: CommandBench;
    beforeAll(async () => {
      bench = await CommandBench.open(node);
    }, LIMIT_MS);
    afterAll(() => bench?.[Symbol.asyncDispose]());
    for (const command of commands) {
      it.each(["pipe", "terminal"] as const)(
        `${command.line} (%s)`,
        (place) => checkCommand(bench, command, place),
        LIMIT_MS,
      );
    }
  });
}

async function checkCommand(bench: CommandBench, command: DocumentedCommand, place: Place): Promise<void> {
  const { exitCode, until } = RULES.find(([pattern]) => pattern.test(command.line))?.[1] ?? SUCCESS;
  const { output, errors, ...ended } = await bench.run(command, place, until);
  const printed = `${output}${errors}`;
  expect({ ...ended, printed }).toEqual({ exitCode, printed: expect.any(String) });
  // A defect of the program shows a stack.
  expect(printed).not.toMatch(/^ {4}at .*\(/m);
  if (place === "pipe") expect(printed).not.toContain(ESCAPE);
  const isSilent = / > |--output|^eval /.test(command.line);
  if (!isSilent) expect(output).not.toBe("");
}
