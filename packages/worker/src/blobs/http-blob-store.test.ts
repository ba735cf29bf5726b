import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import {
  BinaryBlobError,
  BlobApiUnavailableError,
  BlobIntegrityError,
  BlobNotFoundError,
  BlobTooLargeError,
  CallbackError,
  CallbackTimeoutError,
  InvalidBlobIdError,
  toRpcError,
} from "@stepflow/protocol";
import { describe, expect, it, onTestFinished } from "vitest";
import { HttpBlobStore } from "./http-blob-store.ts";

const ID = "0123456789abcdef".repeat(4);
const ACCESS = { timeoutMs: 20_000 };

interface Seen {
  readonly method: string | undefined;
  readonly url: string | undefined;
  readonly headers: NodeJS.Dict<string | string[]>;
  readonly body: Buffer;
}

/** A Blob API that answers every request in the same way. */
async function startApi(status: number, body: string | Buffer, headers = {}): Promise<{ url: string; seen: Seen[] }> {
  const seen: Seen[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const { method, url, headers: sent } = request;
      seen.push({ method, url, headers: sent, body: Buffer.concat(chunks) });
      response.writeHead(status, headers).end(body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close().closeAllConnections());
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/v1/blobs`, seen };
}

const open = (url: string) => new HttpBlobStore(url);

describe("HttpBlobStore: JSON", () => {
  it("blob-api.post: posts data and type, and returns the id", async () => {
    const { url, seen } = await startApi(200, JSON.stringify({ blobId: ID }));
    expect(await open(url).put('{"é":1}', "flow", ACCESS)).toBe(ID);
    expect(seen).toMatchObject([
      { method: "POST", url: "/api/v1/blobs", headers: { "content-type": "application/json" } },
    ]);
    expect(seen[0]?.body.toString()).toBe('{"data":{"é":1},"blobType":"flow"}');
  });

  it("blob-api.get: gets by id, and returns the text of the value as the runtime stored it", async () => {
    const { url, seen } = await startApi(200, `{"data":{"a":1.0,"b":[1e2]},"blobType":"data","blobId":"${ID}"}`);
    const { text, type, isExact } = await open(url).get(ID, ACCESS);
    expect({ text, type, isExact }).toEqual({ text: '{"a":1.0,"b":[1e2]}', type: "data", isExact: true });
    expect(seen).toMatchObject([
      { method: "GET", url: `/api/v1/blobs/${ID}`, headers: { accept: "application/json" } },
    ]);
  });

  it("reads an answer in another layout, and marks it as not exact", async () => {
    const { url } = await startApi(200, `{ "blobType": "flow", "data": {"a": 1} }`);
    const { text, type, isExact } = await open(url).get(ID, ACCESS);
    expect({ text, type, isExact }).toEqual({ text: '{"a":1}', type: "flow", isExact: false });
  });

  it.each([
    [500, '{"code":500,"message":"Failed to deserialize blob data"}'],
    [200, `{"data":{"a":1},"blobType":"binary","blobId":"${ID}"}`],
    [200, `{"data":null,"blobType":"binary","blobId":"${ID}","filename":"a.pdf"}`],
  ])("blobs.binary: the error about bytes that are fetched as JSON is recognized (%i %s)", async (status, body) => {
    const { url } = await startApi(status, body);
    const failure = open(url).get(ID, ACCESS);
    await expect(failure).rejects.toThrow(BinaryBlobError);
    await expect(failure).rejects.toThrow(`Blob ${ID} holds bytes, not JSON: use getBinary.`);
  });

  it("blob-api.integrity: damage that the runtime has found is a BlobIntegrityError with its message", async () => {
    const message = `Blob ${ID} is damaged: half of it is gone.`;
    const { url } = await startApi(500, JSON.stringify({ code: 500, message, data: { reason: "damaged" } }));
    for (const failure of [open(url).get(ID, ACCESS), open(url).getBinary(ID, ACCESS)]) {
      await expect(failure).rejects.toThrow(BlobIntegrityError);
      await expect(failure).rejects.toThrow(message);
    }
  });

  it("accepts a URL that ends with slashes", async () => {
    const { url, seen } = await startApi(200, `{"data":1,"blobType":"data","blobId":"${ID}"}`);
    await open(`${url}//`).get(ID, ACCESS);
    expect(seen[0]?.url).toBe(`/api/v1/blobs/${ID}`);
  });

  it("blobs.get.missing: a missing blob is a BlobNotFoundError with its id", async () => {
    const { url } = await startApi(404, JSON.stringify({ code: 404, message: "Blob not found" }));
    const failure = open(url).get(ID, ACCESS);
    await expect(failure).rejects.toThrow(BlobNotFoundError);
    await expect(failure).rejects.toMatchObject({ blobId: ID });
  });

  it("wire.md#blob-http-api: the error about a value that is too large has its size", async () => {
    const { url } = await startApi(413, "Failed to buffer the request body: length limit exceeded");
    const failure = open(url).put(`"${"é".repeat(10)}"`, "data", ACCESS);
    await expect(failure).rejects.toThrow(BlobTooLargeError);
    await expect(failure).rejects.toMatchObject({ data: { sizeBytes: '{"data":"","blobType":"data"}'.length + 20 } });
  });

  it.each([
    [400, "secret: Invalid JSON request", "has status 400"],
    [200, "<secret>", "is not JSON"],
    [200, '["secret"]', "is not a JSON object"],
    [200, '{"secret":1}', 'has no "blobId" of 64 hex digits'],
    [200, '{"blobId":"../secret"}', 'has no "blobId" of 64 hex digits'],
    [200, `{"blobId":["${ID}"],"secret":1}`, 'has no "blobId" of 64 hex digits'],
  ])("an unexpected answer (%i %s) is an error that shows it in its cause only", async (status, body, message) => {
    const { url } = await startApi(status, body);
    const failure: unknown = await open(url)
      .put("1", "data", ACCESS)
      .catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(CallbackError);
    expect(failure).toMatchObject({ message: expect.stringContaining(message), data: { url } });
    expect(JSON.stringify(toRpcError(failure))).not.toContain("secret");
    expect(failure).toMatchObject({ cause: { message: `The response begins with: ${body}` } });
  });

  it.each(["../runs", `${ID}/../../runs`, "", `sha256:${ID}?x`, "%2e%2e/health"])(
    "fetches nothing for %j, which is no id of a blob",
    async (id) => {
      const { url, seen } = await startApi(200, "{}");
      await expect(open(url).get(id, ACCESS)).rejects.toThrow(InvalidBlobIdError);
      await expect(open(url).getBinary(id, ACCESS)).rejects.toThrow(InvalidBlobIdError);
      expect(seen).toEqual([]);
    },
  );

  it("a runtime that cannot be reached is a BlobApiUnavailableError with address and reason", async () => {
    const { url } = await startApi(200, "");
    const gone = url.replace(/:\d+/, ":1");
    const failure = open(gone).get(ID, ACCESS);
    await expect(failure).rejects.toThrow(BlobApiUnavailableError);
    await expect(failure).rejects.toThrow(`${gone} cannot be reached (`);
  });

  it("does not report a deadline as an unreachable runtime", async () => {
    const server = createServer(() => {});
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    onTestFinished(() => void server.close().closeAllConnections());
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    await expect(open(url).get(ID, { timeoutMs: 30 })).rejects.toThrow(CallbackTimeoutError);
  });
});

describe("HttpBlobStore: bytes", () => {
  const bytes = Uint8Array.from([0, 255, 10, 195]);

  it("blobs.binary: posts bytes unchanged, with a name that any header can hold", async () => {
    const { url, seen } = await startApi(200, JSON.stringify({ blobId: ID }));
    expect(await open(url).putBinary({ bytes, filename: "Zoë.bin" }, ACCESS)).toBe(ID);
    expect(await open(url).putBinary({ bytes }, ACCESS)).toBe(ID);
    expect(seen.map(({ body }) => [...body])).toEqual([[...bytes], [...bytes]]);
    expect(seen[0]?.headers).toMatchObject({
      "content-type": "application/octet-stream",
      "x-blob-filename": "UTF-8''Zo%C3%AB.bin",
    });
    expect(seen[1]?.headers).not.toHaveProperty("x-blob-filename");
  });

  it("blobs.binary: gets bytes with the name that they were stored under", async () => {
    const headers = { "content-disposition": `attachment; filename="UTF-8''Zo%C3%AB.bin"` };
    const { url, seen } = await startApi(200, Buffer.from(bytes), headers);
    expect(await open(url).getBinary(ID, ACCESS)).toEqual({ bytes, filename: "Zoë.bin" });
    // Without this the runtime answers 500 (docs/internals/wire.md#blob-http-api).
    expect(seen[0]?.headers["accept"]).toBe("application/octet-stream");
  });

  it("reports the type of the blob, since JSON can be fetched as bytes, too", async () => {
    const { url } = await startApi(200, Buffer.from(bytes), { "x-blob-type": "flow" });
    expect(await open(url).getBinary(ID, ACCESS)).toEqual({ bytes, blobType: "flow" });
  });

  it("a name that is not encoded as by this store is returned unchanged", async () => {
    const headers = { "content-disposition": 'attachment; filename="100%25.txt"' };
    const { url } = await startApi(200, Buffer.from(bytes), headers);
    expect(await open(url).getBinary(ID, ACCESS)).toEqual({ bytes, filename: "100%25.txt" });
  });

  it("bytes without a name are returned without one", async () => {
    const { url } = await startApi(200, Buffer.from(bytes));
    expect(await open(url).getBinary(ID, ACCESS)).toEqual({ bytes });
  });
});
