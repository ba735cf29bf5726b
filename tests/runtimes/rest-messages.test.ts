import { describe, expect, it } from "vitest";
import { echoFlow as flow } from "../support/data/flows.ts";
import { type Answer, type Side, useComparison } from "../support/data/rest-comparison.ts";

const unknownHash = "0".repeat(64);
const jsonType = { "content-type": "application/json" };

describe.each(["0.12.0", "0.13.0"] as const)("the REST API of the embedded runtime, compared with %s", (version) => {
  const { sides, askBoth, expectSame } = useComparison(version);

  it("health and components", async () => {
    const { theirs, own } = await askBoth("/health");
    const shapeOf = ({ body }: Answer): unknown => Object.keys((body as { build: object }).build);
    expect({ ...own, body: shapeOf(own) }).toEqual({ ...theirs, body: shapeOf(theirs) });
    const listed = await askBoth("/components?includeSchemas=maybe");
    type Listed = { readonly components: readonly Record<string, unknown>[] };
    const namesOf = ({ body }: Answer): readonly unknown[] =>
      (body as Listed).components.map(({ component, componentId, path, plugin }) => [
        component,
        componentId,
        path,
        plugin,
      ]);
    expect(namesOf(listed.own)).toEqual(
      namesOf(listed.theirs).filter((name) => !JSON.stringify(name).includes("openai")),
    );
    const rawOf = ({ body }: Answer): unknown =>
      (body as Listed).components.filter(({ description }) => description === "Raw /echo");
    expect(rawOf(listed.own)).toEqual(rawOf(listed.theirs));
    const restOf = ({ body }: Answer): unknown => ({ ...(body as object), components: 0 });
    expect(restOf(listed.own)).toEqual(restOf(listed.theirs));
  });

  /** The path of a flow, whose id each side has computed for itself. */
  const pathOf = (flowIds: readonly string[], part: string) => (side: Side) =>
    `/flows/${flowIds[sides.indexOf(side)]}/${part}`;

  describe("flows", () => {
    it.each<[string, object]>([
      ["a flow", flow],
      ["one with numbers", { name: "n", output: [1, 2.5, 1e21, -0, { $literal: 3 }] }],
      [
        "one with faults",
        {
          steps: [
            { id: "a", component: "/x", input: { $step: "zz" } },
            { id: "a", component: "/x" },
          ],
          output: { $step: "b" },
        },
      ],
      ["one with examples", { name: "e", output: 1, examples: [{ name: "x", input: 2 }] }],
    ])("stores and returns %s", async (_what, document) => {
      await expectSame("/flows", { json: { flow: document, dryRun: true } });
      const answer = await expectSame("/flows", { json: { flow: document } });
      const { flowId, stored: isStored } = answer.body as { flowId: string; stored: boolean };
      await expectSame(`/flows/${flowId}`);
      await expectSame(`/flows/${flowId}/variables`);
      if (isStored) await expectSame(`/flows/${flowId}`, { method: "DELETE" });
    });

    it("returns the variables of a flow", async () => {
      const variable = (more: object): object => ({ type: "string", ...more });
      const properties = {
        a: variable({ default: 1 }),
        b: variable({}),
        c: variable({ env_var: "C" }),
        d: variable({ default: null }),
      };
      for (const required of [["b"], [], ["a", "c"]]) {
        const variables = { type: "object", properties, required };
        const document = { schemas: { type: "object", properties: { variables } }, output: { $variable: "b" } };
        const { theirs, own } = await askBoth(
          pathOf(await Promise.all(sides.map((side) => storedOn(side, document))), "variables"),
        );
        const of = ({ status, body }: Answer): unknown => [status, (body as { variables: unknown }).variables];
        expect(of(own)).toEqual(of(theirs));
      }
    });

    it.each<[string, unknown]>([
      ["no flow", {}],
      ["a number", { flow: 3 }],
      ["null", { flow: null }],
      ["a step without an id", { flow: { steps: [{}] } }],
      [
        "a whole number that must stay one",
        { flow: { steps: [{ id: "a", component: "/raw/echo", onError: { action: "retry", maxRetries: 2 } }] } },
      ],
      ["an unknown action", { flow: { steps: [{ id: "a", component: "/x", onError: { action: "nope" } }] } }],
      ["dryRun as a number", { flow, dryRun: 1 }],
      ["the early syntax", { flow: { name: "f", output: { $from: { step: "a" } } } }],
      [
        "the early syntax within a step",
        {
          flow: {
            name: "f",
            steps: [{ id: "a", component: "/x", input: { b: [{ $from: { workflow: "input" } }] } }],
            output: { $step: "a" },
          },
        },
      ],
      ["the early syntax as data", { flow: { name: "f", output: { $literal: { $from: 1 } } } }],
    ])("refuses what is no flow, or not: %s", async (_what, json) => {
      await expectSame("/flows", { json });
    });

    it("refuses malformed and unknown ids", async () => {
      for (const id of [unknownHash, "abc"]) {
        await expectSame(`/flows/${id}`);
        await expectSame(`/flows/${id}/variables`);
        await expectSame(`/flows/${id}`, { method: "DELETE" });
        await expectSame("/runs", { json: { flowId: id, input: [1] } });
      }
      await expectSame("/flows", { body: "{", headers: jsonType });
      await expectSame("/flows", { body: "{}", headers: { "content-type": "text/plain" } });
    });
  });

  it("blobs", async () => {
    for (const json of [
      { data: { b: 1 } },
      { data: 1.5, blobType: "data", filename: "x" },
      { jsonData: [1] },
      {},
      { data: 1, blobType: "zz" },
      { data: null },
    ])
      await expectSame("/blobs", { json });
    const bytes = { "content-type": "application/octet-stream", "x-blob-filename": 'f".txt' };
    const { body } = await expectSame("/blobs", { body: "abc", headers: bytes });
    const json = await expectSame("/blobs", { json: { data: { b: [1, 2.5] }, filename: "x" } });
    for (const id of [body, json.body].map((one) => (one as { blobId: string }).blobId)) {
      await expectSame(`/blobs/${id}`);
      await expectSame(`/blobs/${id}`, { headers: { accept: "application/octet-stream" } });
    }
    for (const id of [unknownHash, "abc"]) await expectSame(`/blobs/${id}`);
    await expectSame("/blobs", { body: "{", headers: jsonType });
  });

  it("unknown paths and methods", async () => {
    await expectSame("/nope");
    await expectSame("/runs", { method: "PUT" });
    await expectSame("/runs", { method: "OPTIONS" });
  });
});

async function storedOn({ url }: Side, document: object): Promise<string> {
  const body = JSON.stringify({ flow: document });
  const response = await fetch(`${url}/api/v1/flows`, { method: "POST", headers: jsonType, body });
  return ((await response.json()) as { flowId: string }).flowId;
}
