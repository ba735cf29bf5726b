import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Orchestrator } from "@stepflow/orchestrator";
import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { readSourceText } from "../../packages/runtime/src/flow/source-text.ts";
import { toYamlText } from "../../packages/worker/src/flow-builder/yaml.ts";
import { startRuntime } from "../support/runtimes/real-runtime.ts";

/** Values of a member that the real and the embedded runtime read alike, and those that both refuse. */
const VALUES = [
  ["", "~", "null", "Null", "NULL", "nUll", "true", "True", "TRUE", "yes", "No", "on", "<<", "=", "x y", "x#c", "x #c"],
  ["007", "01234", "-007", "+00", "0", "-0", "+12", "++1", "+-1", "1_000", "12:30", "2001-12-14", "0x", "0x-1", "0b12"],
  [
    "0x1F",
    "-0xff",
    "+0xFF",
    "0X7",
    "0o17",
    "-0o17",
    "0O7",
    "0b1010",
    "-0b1",
    "0xffffffffffffffff",
    "0x1ffffffffffffffff",
  ],
  [
    "1.",
    ".5",
    "+.5",
    "-.5",
    ".",
    "1e5",
    "1E+5",
    "01.5",
    "007e1",
    "1e400",
    "1e-400",
    ".inf",
    "-.INF",
    "+.inf",
    ".NaN",
    "inf",
  ],
  ["18446744073709551615", "18446744073709551616", "-9223372036854775808", "-9223372036854775809"],
  ["340282366920938463463374607431768211455", "340282366920938463463374607431768211456"],
  [
    "!!float 7",
    "!!int '7'",
    "!!int 7x",
    "!!int 1.5",
    "!!bool yes",
    "!!bool 'true'",
    "!!null ~",
    "!!null",
    "!!float 1e400",
  ],
  [
    "!!str 12",
    "!!timestamp 2001-12-14",
    "!!binary aGk=",
    "!!set { a, b }",
    "!!map [1]",
    "!foo 1",
    "!foo [1]",
    "! 12",
    "!<t> 1",
  ],
  [
    "'it''s'",
    '"\\x41\\u00e9\\U0001F600\\/\\e"',
    '"\\ud83d\\ude00"',
    '"\\ud83d"',
    '"\\q"',
    '"x\u0085y"',
    '"x\u2028y"',
    '"x\u0007y"',
  ],
  [
    "{ a: 1, a: 2 }",
    "{ a, b: }",
    "[a: b]",
    "{ ? a : b }",
    "{ x:y }",
    "[1,,2]",
    "{ [1]: 2 }",
    "[\t1 ]",
    "*unknown",
    "\t1",
  ],
  [
    "|\n  x",
    "|\n  x\n",
    "|+\n  x\n\n",
    "|-\n  x\n",
    ">\n  x\n   y\n\n  z\n",
    "|\n \tx",
    "|2\n  \tx",
    "\n  -\t1",
    "\n \t1",
    "1\n\t\nb: 1",
  ],
].flat();
const DOCUMENTS = [
  "3.10: a\n1.0: b\n007: c\n0x10: d\n1e3: e\nnull: f\n~: g\nTrue: h\n'': i",
  "9007199254740993: a\n9007199254740992: b",
  "&k 0x10: a\nb: { *k : c }",
  "x: &x { a: 1 }\ny:\n  <<: *x\n  b: 2",
  "%YAML 1.1\n---\na: [no, 017, 0o17]",
  "%YAML 1.3\n---\na: 1",
  "%TAG !e! tag:e.com,2000:\n---\na: !e!x 12",
  "\ufeffa: 1\nb: 2",
  "a: 1\n\ufeffb: 2",
  "# \u007f\na: 1",
  ": 1",
  "? [a]\n: 1",
  "a: 1\rb: 2",
  "a: 1\r\nb: 2\r\n",
  "a: 1\n---\nb: 2",
];
const JSON_TEXTS = [
  '{ "a": "\\ud83d\\ude00", "b": "x \u2028 y\u0085", "c": 1E2, "c": 2 }',
  '{ "a": "\\ud83d" }',
  '{ "a": 18446744073709551616, "b": 99999999999999999999999999999999999999999 }',
  '{ "a": 1e400 }',
  '{\n\t"a":\t1\n}',
];

const REFUSED = "refused";
const VERSIONS = ["0.9.0", "0.11.1"];

let folder: string;
const servers: Orchestrator[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "stepflow-yaml-"));
  for (const version of VERSIONS) servers.push(await startRuntime(version, {}, { retry: { maxRetries: 0 } }));
});
afterAll(async () => {
  for (const server of servers) await server.close();
  await rm(folder, { recursive: true });
});

function serverOf(version: string): Orchestrator {
  const server = servers.find((started) => started.version === version);
  if (server === undefined) throw new Error(`No server ${version}.`);
  return server;
}

/** Reads files by a real runtime. */
async function readByRuntime(server: Orchestrator, texts: readonly string[], extension: string): Promise<unknown[]> {
  const paths = texts.map((_, index) => join(folder, `${server.version}-${index}.${extension}`));
  await Promise.all(texts.map((text, index) => writeFile(paths[index] ?? "", text)));
  const step = { id: "load", component: "/builtin/load_file", input: { path: { $input: "path" } } };
  const inputs = paths.map((path) => ({ path }));
  const { items } = await server.client.run({ steps: [step], output: { $step: "load" } }, inputs);
  return items.map(({ result }) =>
    result?.outcome === "success" ? (result.result as { data: unknown }).data : REFUSED,
  );
}

/** Reads a document as the runtime reads a file. Repeated members are allowed, as in data. */
function readByUs(text: string): unknown {
  const { value, findings } = readSourceText(text, () => true);
  return findings.hasFatal ? REFUSED : (value ?? null);
}

async function compare(server: Orchestrator, texts: readonly string[], extension: string): Promise<void> {
  const theirs = await readByRuntime(server, texts, extension);
  const pair = (values: readonly unknown[]): string[] =>
    texts.map((text, index) => `${text} → ${JSON.stringify(values[index])}`);
  expect(pair(texts.map(readByUs))).toEqual(pair(theirs));
}

/** Numbers that show which rule reads them. */
const number = fc.stringMatching(/^[-+]{0,2}(0[xob])?[0-9a-f._]{1,6}(e[-+]?[0-9]{1,3})?$/);
const scalar = fc.oneof(number, fc.constantFrom(...VALUES.filter((value) => !value.includes("\n"))));

it.each(VERSIONS)("%s: the embedded runtime reads YAML as the real one", async (version) => {
  const server = serverOf(version);
  await compare(server, [...VALUES.map((value) => `a: ${value}`), ...DOCUMENTS], "yaml");
  const [sample] = fc.sample(fc.array(fc.tuple(scalar, scalar), { minLength: 200, maxLength: 200 }), {
    numRuns: 1,
    seed: 7,
  });
  await compare(
    server,
    (sample ?? []).map(([key, value]) => `? ${key}\n: - ${value}\n  - k: [${key}]`),
    "yaml",
  );
});

it("0.11.1: the embedded runtime reads JSON as the real one", async () => {
  await compare(serverOf("0.11.1"), JSON_TEXTS, "json");
});

it("0.11.1: the real runtime reads the YAML of `toYaml` with the same values", async () => {
  const value = fc.jsonValue({ stringUnit: "grapheme" });
  const text = fc.oneof(fc.string({ unit: "grapheme" }), number, fc.constantFrom("\ta\nb", "\n \ta", ...VALUES));
  const double = fc.double({ noDefaultInfinity: true, noNaN: true });
  const one = fc.oneof(value, text, double, fc.dictionary(text, text), fc.bigInt(-(2n ** 70n), 2n ** 70n).map(Number));
  const samples = fc.sample(fc.dictionary(text, one), { numRuns: 300, seed: 7 });
  const written = await Promise.all(samples.map(toYamlText));
  const read = await readByRuntime(serverOf("0.11.1"), written, "yaml");
  expect(read.map(inexact)).toEqual(samples.map(inexact));
});

/** Rounds fractions, whose last digits a runtime changes. */
function inexact(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value), (_key, member) =>
    typeof member === "number" ? Number(member.toPrecision(12)) : member,
  );
}
