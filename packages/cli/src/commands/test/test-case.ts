import { isJsonObject } from "@stepflow/protocol";

/** A test case in the `test` section of a flow. */
export interface TestCase {
  /** Position in the list of cases, from 0. */
  readonly index: number;
  readonly name: string;
  readonly input: unknown;
  /** Undefined means that the flow must succeed, with any result. */
  readonly output: ExpectedOutput | undefined;
}

/** What a test case expects. */
export type ExpectedOutput =
  | { readonly outcome: "success"; readonly result: unknown }
  | { readonly outcome: "failed"; readonly error: Readonly<Record<string, unknown>> };

/** Reads the test cases of a flow. @throws Error that names what is malformed. */
export function readTestCases(flow: Readonly<Record<string, unknown>>): readonly TestCase[] {
  const { test } = flow;
  if (!isJsonObject(test) || test["cases"] === undefined || test["cases"] === null) return [];
  const { cases } = test;
  if (!Array.isArray(cases)) throw new TypeError("test.cases must be a list.");
  return cases.map((value: unknown, index) => readTestCase(value, index));
}

function readTestCase(value: unknown, index: number): TestCase {
  const place = `test.cases[${index}]`;
  if (!isJsonObject(value) || typeof value["name"] !== "string") throw new TypeError(`${place} needs a name.`);
  const { name, input, output } = value;
  return { index, name, input: input ?? {}, output: readOutput(output, place) };
}

function readOutput(output: unknown, place: string): ExpectedOutput | undefined {
  if (output === undefined || output === null) return undefined;
  const { outcome, result = null, error = {} } = isJsonObject(output) ? output : {};
  if (outcome === "success") return { outcome, result };
  if (outcome === "failed" && isJsonObject(error)) return { outcome, error };
  throw new TypeError(`${place}.output needs the outcome "success" with a result, or "failed" with an error.`);
}
