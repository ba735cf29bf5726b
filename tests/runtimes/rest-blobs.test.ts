import { describe, expect, it } from "vitest";
import { MALFORMED_JSON } from "../support/data/malformed-json.ts";
import { type Asked, useComparison } from "../support/data/rest-comparison.ts";

const { expectSame, stored } = useComparison();

const flow = { steps: [{ id: "s1", component: "/raw/echo" }], output: { $step: "s1" } };
const unknownHash = "0".repeat(64);

describe("blob-api.post, blob-api.get: the Blob API of the embedded runtime, compared with 0.11.1", () => {
  const octets = { "content-type": "application/octet-stream" };

  it.each<[string, Asked]>([
    ["JSON", { json: { data: { b: 1, a: "ü" } } }],
    ["null", { json: { data: null } }],
    ["with a name", { json: { data: 1, filename: "größe.json" } }],
    ["with no name", { json: { data: 2, filename: null } }],
    ["a flow", { json: { data: flow, blobType: "flow" } }],
    ["JSON with the type binary", { json: { data: "AAEC", blobType: "binary" } }],
    ["JSON with the content type text", { body: '{"data":3}', headers: { "content-type": "text/plain" } }],
    ["members in another spelling", { json: { data: 3, blob_type: "flow", extra: 1 } }],
    ["bytes", { body: Uint8Array.of(0, 1, 255), headers: { ...octets, "x-blob-filename": 'a "b" c\\d.bin' } }],
    ["bytes that are JSON", { body: "[1]", headers: { "content-type": "application/octet-stream; x=1" } }],
    ["no bytes", { body: new Uint8Array(0), headers: octets }],
  ])("stores and returns %s", async (_what, asked) => {
    const { status, body } = await expectSame("/blobs", { method: "POST", ...asked });
    expect(status).toBe(200);
    const { blobId } = body as { blobId: string };
    for (const accept of [
      "*/*",
      "application/json",
      "application/octet-stream",
      "text/html, application/octet-stream",
    ]) {
      await expectSame(`/blobs/${blobId}`, { headers: { accept } });
    }
  });

  it.each<[string, Asked]>([
    ["no data", { json: {} }],
    ["an unknown type", { json: { data: 1, blobType: "bogus" } }],
    ["a number for a name", { json: { data: 1, filename: 3 } }],
    ["a number", { json: 7 }],
    ["a JSON body above 2 MiB", { json: { data: "x".repeat(2_097_152) } }],
    ["bytes above 2 MiB", { body: new Uint8Array(2_097_153), headers: octets }],
  ])("refuses %s", async (_what, asked) => {
    const answer = await expectSame("/blobs", { method: "POST", ...asked });
    expect(answer.status).toBeGreaterThanOrEqual(400);
  });

  it.each<[string, Asked]>([
    ["half a list", { body: "[1" }],
    ["nothing", { body: "" }],
    ["an image", { body: Uint8Array.of(1), headers: { "content-type": "image/png" } }],
    ["a byte order mark", { body: '\ufeff{"data":1}' }],
    ["more than one value", { body: '{"data":1} 2' }],
    ["text that is not UTF-8", { body: Buffer.from('{"data":"\xff"}', "latin1") }],
    ["data given twice", { body: '{"data":1,"data":2}' }],
    ["data given twice, spelled in two ways", { body: '{"data":1,"d\\u0061ta":2}' }],
    ["a type given twice", { body: '{"data":1,"blobType":"data","blobType":"data"}' }],
    ["a name given twice", { body: '{"data":1,"filename":null,"filename":"a"}' }],
  ])("refuses %s in the same words", async (_what, asked) => {
    expect(await expectSame("/blobs", { method: "POST", ...asked })).toMatchObject({ status: 400 });
  });

  it("unknown members, and members of data, may occur twice", async () => {
    const body = '{"more":1,"more":2,"data":{"data":1,"filename":{"data":2}}}';
    expect(await expectSame("/blobs", { method: "POST", body })).toMatchObject({ status: 200 });
  });

  it.each(Object.keys(MALFORMED_JSON))("stores or refuses %s", async (what) => {
    const { status, body } = await expectSame("/blobs", { method: "POST", body: `{"data":${MALFORMED_JSON[what]}}` });
    if (status === 200) await expectSame(`/blobs/${(body as { blobId: string }).blobId}`);
  });

  it("unknown ids", async () => {
    const { body } = await expectSame("/blobs", { json: { data: "named" } });
    const { blobId } = body as { blobId: string };
    for (const id of [unknownHash, "zz", `sha256:${blobId}`, blobId.toUpperCase()]) {
      await expectSame(`/blobs/${id}`);
      await expectSame(`/blobs/${id}`, { headers: { accept: "application/octet-stream" } });
    }
  });

  it.each(["%ff", "a%ffb", "%e2%82", "%zz", "%", "a%2Fb", "%c3%bc"])("ids with escapes: %s", async (id) => {
    await expectSame(`/blobs/${id}`);
  });

  it("a flow that is stored again as data is no longer a flow", async () => {
    const document = { ...flow, name: "relabelled" };
    const flowId = await stored(document);
    await expectSame("/blobs", { json: { data: document } });
    await expectSame(`/flows/${flowId}`);
    await stored(document);
    await expectSame(`/flows/${flowId}`);
  });
});
