import { describe, expect, it } from "vitest";
import { echoFlow as flow } from "../support/data/flows.ts";
import { MALFORMED_JSON } from "../support/data/malformed-json.ts";
import { useComparison } from "../support/data/rest-comparison.ts";

const { expectSame, stored } = useComparison();

const unknownHash = "0".repeat(64);
const jsonType = { "content-type": "application/json" };

describe("the REST API of the embedded runtime, compared with 0.11.1", () => {
  describe("flows", () => {
    const documents: Readonly<Record<string, unknown>> = {
      whole: flow,
      empty: {},
      "with an unknown step": { ...flow, output: { $step: "nope" } },
      "with variables, examples and tests": {
        ...flow,
        version: "1",
        schemas: {
          type: "object",
          properties: {
            variables: {
              type: "object",
              properties: { k: { type: "string", default: "x" }, e: { type: "string", env_var: "MY_ENV" } },
            },
          },
        },
        examples: [{ name: "ex", description: "d", input: 1 }],
        test: { cases: [{ name: "t", input: 3, output: { outcome: "success", result: 1 } }] },
        metadata: { a: 1 },
      },
      "whose steps are no list": { steps: 1 },
      "whose step is no object": { steps: [3] },
      "whose step has a number for an id": { steps: [{ id: 1, component: "/x" }] },
      "whose step has no component": { steps: [{ id: "a" }] },
      "whose name is a number": { name: 3.5 },
      "whose metadata are a list": { steps: [], metadata: true },
      text: "x",
      nothing: null,
    };
    it.each(Object.keys(documents))("stores and returns a flow: %s", async (name) => {
      const json = { flow: documents[name] };
      const dry = await expectSame("/flows", { json: { ...json, dryRun: true } });
      const { body } = await expectSame("/flows", { json });
      if (dry.status !== 200) return;
      const { flowId } = body as { flowId: string };
      await expectSame(`/flows/${flowId}`);
      await expectSame(`/flows/${flowId}/variables`);
      await expectSame(`/blobs/${flowId}`);
    });

    it("refuses members of the request that are missing or have another type", async () => {
      for (const json of [{}, { flow, dryRun: 1 }, { flow, dryRun: null }, 7]) await expectSame("/flows", { json });
      await expectSame("/flows", { body: "{}", headers: { "content-type": "text/plain" } });
      await expectSame("/flows", { json: { flow }, headers: { "content-type": "application/json; charset=utf-8" } });
    });

    it.each(['{"flow":{},"flow":{}}', '{"flow":{},"dryRun":true,"dryRun":true}', "{bad", "", '\ufeff{"flow":{}}'])(
      "refuses the text %s",
      async (body) => {
        const { status } = await expectSame("/flows", { body, headers: jsonType });
        expect(status).toBeGreaterThanOrEqual(400);
      },
    );

    it.each(Object.keys(MALFORMED_JSON))("stores or refuses %s", async (what) => {
      await expectSame("/flows", { body: `{"flow":{"output":${MALFORMED_JSON[what]}}}`, headers: jsonType });
    });

    it("refuses unknown ids, and ids of blobs that are not flows", async () => {
      for (const id of [unknownHash, "zzz", "%ff", "%zz", `sha256:${await stored(flow)}`]) {
        await expectSame(`/flows/${id}`);
        await expectSame(`/flows/${id}/variables`);
        await expectSame("/runs", { json: { flowId: id, input: [1] } });
        await expectSame(`/flows/${id}`, { method: "DELETE" });
      }
      const { body } = await expectSame("/blobs", { json: { data: 1 } });
      const { blobId } = body as { blobId: string };
      await expectSame(`/flows/${blobId}`);
      await expectSame("/runs", { json: { flowId: blobId, input: [1] } });
    });

    it("a DELETE is answered, and the flow remains", async () => {
      const flowId = await stored({ ...flow, name: "to be deleted" });
      await expectSame(`/flows/${flowId}`, { method: "DELETE" });
      await expectSame(`/flows/${flowId}`);
    });
  });
});
