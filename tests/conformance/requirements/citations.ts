import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Evidence } from "./requirement.ts";

/** A test that names a requirement. */
export interface Citation {
  readonly id: string;
  readonly file: string;
  readonly evidence: Evidence;
}

const ROOT = fileURLToPath(new URL("../../..", import.meta.url));
const TEST_FILE = /\.(test|test-d)\.ts$|^tests\/conformance\/behaviour\/.*\.ts$/;
/** Lines that name a test, or a case that becomes one. */
const NAMING = /\b(?:it|test|describe)(?:\.\w+)*(?:<\w+>)?\s*\(|^\s*name:|^\s*(?:\]\)\(|\[)?["'`]/;
/** Matches tests that never run or run conditionally, and tests that prevent others from running. */
const LEFT_OUT = /\b(?:it|test|describe)(?:\.\w+)*\.(?:skip|todo|only)\b|\bx(?:it|test|describe)\s*\(/;
const CONDITIONAL = /\.(?:skipIf|runIf)\b/;
/** Matches headings of the internal documents, which may be cited beside requirements, and messages that begin like an id, as with a file. */
const NO_REQUIREMENT = /^(?:wire|grpc)\.md#|^plugins\.lab$|^no\.(?:json|ts|yaml|yml)$/;
const ID = "[a-z][a-z0-9-]*(?:\\.[a-z0-9-]+){1,2}(?:#[\\w-]+)?";
/** Matches the beginning of a test's name: requirements, separated by commas. */
const CITING = new RegExp(`^(${ID}(?:, ${ID})*): `);
/** The requirements of a case. */
const LISTS = /^\s*ids: \[([^\]]*)\]/gm;
const CASES = "tests/conformance/behaviour/cases/";

/** Folders whose tests check bytes outside our code. All other tests check public names. */
const KINDS: readonly (readonly [RegExp, Evidence])[] = [
  [/\.test-d\.ts$/, "type"],
  [/^tests\/packaging\/examples\/readme|^tests\/site\//, "doc"],
  // The worker of this folder is a script that sends raw messages.
  [/^tests\/embedded\/callbacks\.test\.ts$/, "wire"],
  [
    /^tests\/(?:runtimes(?!\/grpc)|conformance\/(?:behaviour|schemas)|transport|packaging\/(?:examples|packages))\//,
    "wire",
  ],
  [/./, "api"],
];

/** All citations of all tests of the repository that run everywhere. */
export function findCitations(): readonly Citation[] {
  return listTestFiles().flatMap((file) => {
    const evidence = KINDS.find(([pattern]) => pattern.test(file))?.[1] ?? "api";
    const cited = new Set([...citedIn(linesOf(file)), ...(file.startsWith(CASES) ? listedIn(textOf(file)) : [])]);
    return [...cited].filter((id) => !NO_REQUIREMENT.test(id)).map((id) => ({ id, file, evidence }));
  });
}

/** Places where tests are skipped. */
export function findLeftOut(): readonly string[] {
  return listTestFiles().flatMap((file) =>
    linesOf(file)
      .filter((line) => LEFT_OUT.test(line))
      .map((line) => `${file}: ${line.trim()}`),
  );
}

function listTestFiles(): readonly string[] {
  return ["packages", "tests"].flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: "utf8" })
      .map((file) => `${folder}/${file}`)
      .filter((file) => TEST_FILE.test(file) && !/node_modules|\/dist\//.test(file)),
  );
}

function linesOf(file: string): readonly string[] {
  return textOf(file).split("\n");
}

function textOf(file: string): string {
  return readFileSync(join(ROOT, file), "utf8");
}

function citedIn(lines: readonly string[]): readonly string[] {
  const naming = lines.filter((line) => NAMING.test(line) && !CONDITIONAL.test(line));
  return naming.flatMap((line) => stringsOf(line).flatMap((text) => CITING.exec(text)?.[1]?.split(", ") ?? []));
}

function listedIn(text: string): readonly string[] {
  return [...text.matchAll(LISTS)].flatMap(([, list = ""]) => stringsOf(list));
}

/** The texts of a line, without their quotes. */
function stringsOf(line: string): readonly string[] {
  return (line.match(/"[^"]*"|'[^']*'|`[^`]*`/g) ?? []).map((text) => text.slice(1, -1));
}
