import { describe, expect, it } from "vitest";
import { failureOf } from "../../../../tests/support/failure-of.ts";
import { flowId, health, item, runId, stub, summary } from "../../../../tests/support/workers/client-stub.ts";
import type { FlowRefusedError } from "../model/flow-refused-error.ts";
import { isFlowText } from "./flows.ts";

const YAML = `
steps:
  - id: a
    component: /x
    input: { zip: 007 }
output: { $step: nobody }
`;
const FLOW = { steps: [{ id: "a", component: "/x", input: { zip: "007" } }], output: { $step: "nobody" } };

/** A client of a runtime that finds these diagnostics. */
const storing = (diagnostics: readonly object[] = [], stored = true) =>
  stub(({ path }) => {
    if (path === "/health") return health("0.11.1");
    if (path === "/flows") return { body: { flowId, stored, diagnostics: { diagnostics } } };
    return { body: { ...summary("completed"), itemCount: 1, results: [item(0, 1)] } };
  });

describe("a flow as text", () => {
  it.each([
    ["YAML", YAML],
    ["JSON", JSON.stringify(FLOW)],
  ])("is read as runtimes read it, and stored: %s", async (_, text) => {
    const { client, sent } = storing();
    expect(await client.storeFlow(text)).toEqual({ flowId, stored: true, diagnostics: [] });
    expect(sent.at(-1)?.body).toEqual({ flow: FLOW });
    expect(await client.run(text, [1])).toMatchObject({ runId, items: [{ result: { result: 1 } }] });
    expect(sent.at(-1)?.body).toMatchObject({ flowId, input: [1] });
  });

  it("gets line and column for each diagnostic of the runtime", async () => {
    const diagnostic = { kind: "k", code: 1, level: "fatal", formatted: "no such step" };
    const found = [
      { ...diagnostic, path: "$.steps[0].input" },
      { ...diagnostic, path: "$.output" },
      { ...diagnostic, path: "$.missing.member" },
      diagnostic,
    ];
    const { client } = storing(found, false);
    const places = [
      [5, 12],
      [6, 9],
      [2, 1],
      [2, 1],
    ];
    const { diagnostics } = await client.storeFlow(YAML);
    expect(diagnostics.map(({ line, column }) => [line, column])).toEqual(places);
    const error = await failureOf<FlowRefusedError>(client.run(YAML, [1]));
    expect(error.message).toContain("$.output (line 6, column 9): no such step (k)");
  });

  it.each([
    ["steps: [", 1],
    ["steps:\n\t- id: a\n", 2],
    ["output: 1\noutput: 2", 2],
    ["just some words", 1],
    ["- a\n- b", 1],
    [" ", 1],
  ])("%j is refused before a request, with the place", async (text, line) => {
    const { client, sent } = storing();
    for (const call of [client.storeFlow(text), client.run(text, [1])]) {
      const error = await failureOf<FlowRefusedError>(call);
      expect(error).toMatchObject({ name: "FlowRefusedError", status: undefined });
      expect(error.diagnostics).toContainEqual(expect.objectContaining({ kind: "malformedFlow", line }));
      expect(error.message).toContain(`(line ${line}, column `);
    }
    expect(sent).toEqual([]);
  });

  it("reports numbers that JavaScript rounds", async () => {
    const { client } = storing();
    const { diagnostics } = await client.storeFlow("output: 9007199254740993");
    expect(diagnostics).toMatchObject([{ kind: "roundedNumber", level: "warning", line: 1 }]);
  });

  it("is told from the id of a stored flow", async () => {
    expect([flowId, `sha256:${flowId}`, "f-1"].map(isFlowText)).toEqual([false, false, false]);
    expect([YAML, "{}", "output: 1", '{"output":1}'].map(isFlowText)).toEqual([true, true, true, true]);
    const { client } = storing();
    await expect(client.submit(YAML, [1])).rejects.toThrow("Pass the text of a flow to `run`, or store it first");
  });
});
