/** A part of a flow that has members of its own. */
export type FlowPart = "flow" | "step" | "fail" | "useDefault" | "retry" | "test" | "testCase" | "example";

/** Known members of each part of a flow. Runtimes ignore all others. */
export const KNOWN_FIELDS: Readonly<Record<FlowPart, readonly string[]>> = {
  // `$schema` is used by editors.
  flow: [
    "name",
    "description",
    "version",
    "schemas",
    "steps",
    "output",
    "test",
    "examples",
    "metadata",
    "$schema",
    "schema",
  ],
  step: ["id", "component", "onError", "input", "mustExecute", "metadata"],
  fail: ["action"],
  useDefault: ["action", "defaultValue"],
  retry: ["action", "maxRetries"],
  test: ["configFile", "config", "stepflow_config", "cases"],
  testCase: ["name", "description", "input", "output"],
  example: ["name", "description", "input"],
};

/** Corrections for members of older runtimes and frequent misspellings. */
const CORRECTIONS: Readonly<Record<string, string>> = {
  skip: "steps are no longer skipped: choose with $if where the result is used",
  skipIf: "steps are no longer skipped: choose with $if where the result is used",
  on_error: 'it is spelled "onError"',
  must_execute: 'it is spelled "mustExecute"',
  depends_on: "a step depends on the steps that its input refers to",
  dependsOn: "a step depends on the steps that its input refers to",
  input_schema: 'it is "schemas: { properties: { input: … } }" now',
  inputSchema: 'it is "schemas: { properties: { input: … } }" now',
  output_schema: 'it is "schemas: { properties: { output: … } }" now',
  outputSchema: 'it is "schemas: { properties: { output: … } }" now',
  variables_schema: 'it is "schemas: { properties: { variables: … } }" now',
  variables: 'it is "schemas: { properties: { variables: … } }" now',
  onSkip: "steps are no longer skipped",
  transform: "values are not transformed in expressions",
};

/** Describes an unknown member. */
export function unknownFieldMessage(name: string, known: readonly string[]): string {
  const meant = Object.hasOwn(CORRECTIONS, name) ? CORRECTIONS[name] : undefined;
  const listed = known.filter((field) => !field.endsWith("schema")).join(", ");
  return `"${name}" is unknown here and has no effect: ${meant ?? `the known members are ${listed}`}`;
}
