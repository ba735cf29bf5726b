import { createRuntime, InvalidFlowError } from "@stepflow/runtime";
import { describe, expect, it } from "vitest";
import { createRawWorker } from "../support/workers/raw-worker.ts";

/** Name, text and error of invalid flows. The error must name the place of the first `⌖` in the text, which is removed. */
const FLOWS: readonly (readonly [string, string, RegExp])[] = [
  [
    "a cycle",
    `steps:
  - id: a
    component: /w/echo
    input: ⌖{ $step: b }
  - id: b
    component: /w/echo
    input: { $step: a }
output: { $step: b }
`,
    /\bb\b/,
  ],
  [
    "a step that depends on itself",
    `steps:
  - id: a
    component: /w/echo
    input: { again: ⌖{ $step: a } }
output: { $step: a }
`,
    /\ba\b/,
  ],
  [
    "an unknown step",
    `steps:
  - id: a
    component: /w/echo
    input:
      value: ⌖{ $step: nobody }
output: { $step: a }
`,
    /nobody/,
  ],
  [
    "an unknown step in the output",
    `steps:
  - { id: a, component: /w/echo }
output:
  deep: [1, ⌖{ $step: nobody, path: x }]
`,
    /nobody/,
  ],
  [
    "a path that is none",
    `steps:
  - id: a
    component: /w/echo
    input: { $input: ⌖"$.x[" }
output: { $step: a }
`,
    /path|\$\.x\[/,
  ],
  [
    "an expression with a member that it does not have",
    `steps:
  - id: a
    component: /w/echo
    input: { $step: ⌖7 }
output: { $step: a }
`,
    /\$step/,
  ],
  ["a wrong type: steps", "steps: ⌖{ id: a }\noutput: 1\n", /steps/],
  ["a wrong type: id", "steps:\n  - id: ⌖7\n    component: /w/echo\noutput: 1\n", /id/],
  ["a wrong type: component", "steps:\n  - id: a\n    component: ⌖[1]\noutput: 1\n", /component/],
  [
    "a type that is wrong: onError",
    "steps:\n  - id: a\n    component: /w/echo\n    onError: { action: ⌖explode }\noutput: { $step: a }\n",
    /action|explode/,
  ],
  [
    "an id given twice",
    "steps:\n  - { id: a, component: /w/echo }\n  - { id: ⌖a, component: /w/echo }\noutput: 1\n",
    /a/,
  ],
  ["a missing component", "steps:\n  - ⌖id: a\noutput: 1\n", /component/],
  ["YAML that ends too early", "steps:\n  - { id: a, component: /w/echo\n⌖output: 1\n", /.+/],
  ["two documents", "output: 1\n⌖---\noutput: 2\n", /a flow must be one document/],
  [
    "JSON, too",
    '{\n  "steps": [{ "id": "a", "component": "/w/echo", "input": ⌖{ "$step": "b" } }],\n  "output": 1\n}',
    /b/,
  ],
];

function placeOf(text: string): { readonly source: string; readonly line: number; readonly column: number } {
  const before = text.slice(0, text.indexOf("⌖")).split("\n");
  return { source: text.replace("⌖", ""), line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

describe("an invalid flow is refused with line and column, and nothing is executed", () => {
  it.each(FLOWS)("%s", async (_name, text, told) => {
    let executed = 0;
    const echo = (input: unknown): unknown => {
      executed += 1;
      return input;
    };
    await using runtime = await createRuntime({ workers: { w: createRawWorker("w", { "/echo": echo }) } });
    const { source, line, column } = placeOf(text);
    const error = await runtime.run(source, {}).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(InvalidFlowError);
    expect((error as Error).message).toContain(`${line}:${column}`);
    expect((error as Error).message).toMatch(told);
    expect(executed).toBe(0);
    const flow = { steps: [{ id: "a", component: "/w/echo", input: 1 }], output: { $step: "a" } };
    expect(await runtime.run(flow, {})).toEqual({ outcome: "success", result: 1 });
  });
});
