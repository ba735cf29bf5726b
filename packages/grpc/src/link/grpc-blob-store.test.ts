import { createHash } from "node:crypto";
import { Code, ConnectError } from "@connectrpc/connect";
import {
  BinaryBlobError,
  BlobIntegrityError,
  BlobNotFoundError,
  CallbackAbortedError,
  CallbackTimeoutError,
  RuntimeCallError,
} from "@stepflow/protocol";
import type { PutBlobRequest } from "@stepflow/protocol/grpc";
import { silentLogger } from "@stepflow/worker";
import { type BlobStore, CachedBlobStore, NumberPolicy, type StoredBlob } from "@stepflow/worker/carrier";
import { describe, expect, it, onTestFinished } from "vitest";
import { failureOf } from "../../../../tests/support/failure-of.ts";
import { type FakeRuntime, startFakeRuntime } from "../../../../tests/support/runtimes/fake-grpc-runtime.ts";
import { Channels } from "../rpc/channel.ts";
import { TaskOwner } from "../rpc/task-owner.ts";
import { writeValue } from "../values/value-writer.ts";
import { ContextCalls } from "./context-calls.ts";
import { GrpcBlobStore } from "./grpc-blob-store.ts";

const ID = "a".repeat(64);
const idOf = (text: string): string => createHash("sha256").update(text).digest("hex");
const REST_ID = "e".repeat(64);
const ACCESS = { timeoutMs: 5_000 };
const bytes = (...values: number[]): Uint8Array<ArrayBuffer> => Uint8Array.from(values);
const jsonBlob = (value: unknown) => ({
  content: { case: "jsonData" as const, value: writeValue(value, { bigints: true }).value },
});

const shown = ({ text, type, isExact }: StoredBlob) => ({ text, type, isExact });

/** Stands for the same blobs by REST. */
class RestStore implements BlobStore {
  readonly asked: unknown[][] = [];

  async put(json: string, type: string): Promise<string> {
    this.asked.push(["put", type, json.length]);
    return REST_ID;
  }

  get(): Promise<never> {
    throw new Error("Not needed: a response in JSON has other digits than the stored bytes.");
  }

  async putBinary(blob: { readonly bytes: Uint8Array }): Promise<string> {
    this.asked.push(["putBinary", blob.bytes.length]);
    return REST_ID;
  }

  async getBinary(blobId: string): ReturnType<BlobStore["getBinary"]> {
    this.asked.push(["getBinary", blobId]);
    return { bytes: Buffer.from('{"n":9007199254740993,"x":1e-6}'), blobType: "data" };
  }
}

interface Setup {
  readonly runtime: FakeRuntime;
  readonly rest: RestStore;
  readonly store: GrpcBlobStore;
  readonly stored: PutBlobRequest[];
}

async function setUp({ bigints = false } = {}): Promise<Setup> {
  const runtime = await startFakeRuntime();
  const channels = new Channels();
  onTestFinished(async () => {
    channels.close();
    await runtime.close();
  });
  const stored: PutBlobRequest[] = [];
  runtime.answers.blobs.putBlob = (request) => {
    stored.push(request);
    return { blobId: ID };
  };
  const owner = new TaskOwner({ channels, tasksUrl: runtime.url, context: undefined });
  const rest = new RestStore();
  const numbers = new NumberPolicy(bigints ? "bigint" : "warn", silentLogger);
  const store = new GrpcBlobStore({ calls: new ContextCalls(owner), channel: undefined, rest, numbers, bigints });
  return { runtime, rest, store, stored };
}

describe("storing", () => {
  it.each(["data", "flow"] as const)("sends a %s", async (type) => {
    const { store, stored, rest } = await setUp();
    expect(await store.put('{"a":[1]}', type, ACCESS)).toBe(ID);
    expect(stored).toMatchObject([{ blobType: type, ...jsonBlob({ a: [1] }) }]);
    expect(rest.asked).toEqual([]);
  });

  it("sends bytes with their filename", async () => {
    const { store, stored } = await setUp();
    const blob = { bytes: bytes(0, 255), filename: "ü.bin", contentType: "image/png" };
    expect(await store.putBinary(blob, ACCESS)).toBe(ID);
    expect(stored).toMatchObject([
      { blobType: "binary", content: { case: "rawData" }, filename: "ü.bin", contentType: "image/png" },
    ]);
    expect(stored[0]?.content.value).toEqual(bytes(0, 255));
  });

  it("uses REST where gRPC would refuse or change the value", async () => {
    const { store, stored, rest } = await setUp({ bigints: true });
    for (const json of [`"${"x".repeat(5_000_000)}"`, `${"[".repeat(60)}1${"]".repeat(60)}`, "9007199254740993"]) {
      expect(await store.put(json, "data", ACCESS)).toBe(REST_ID);
    }
    expect(await store.putBinary({ bytes: new Uint8Array(5_000_000) }, ACCESS)).toBe(REST_ID);
    expect(rest.asked).toEqual([
      ["put", "data", 5_000_002],
      ["put", "data", 121],
      ["put", "data", 16],
      ["putBinary", 5_000_000],
    ]);
    expect(stored).toEqual([]);
  });

  it("is repeated while the runtime is not ready", async () => {
    const { runtime, store } = await setUp({ bigints: true });
    let asked = 0;
    runtime.answers.blobs.putBlob = () => {
      asked++;
      if (asked < 3) throw new ConnectError("recovery in progress", Code.Unavailable);
      return { blobId: ID };
    };
    expect(await store.put("1", "data", ACCESS)).toBe(ID);
    expect(asked).toBe(3);
  });

  it.each([Number.POSITIVE_INFINITY, 2 ** 31, 100_000_000])("may take %d ms", async (timeoutMs) => {
    const { store } = await setUp();
    expect(await store.put("1", "data", { timeoutMs })).toBe(ID);
  });

  it("reports why it is refused", async () => {
    const { runtime, store } = await setUp();
    runtime.answers.blobs.putBlob = () => {
      throw new ConnectError("invalid blob_type", Code.InvalidArgument);
    };
    const failure = await failureOf<RuntimeCallError>(store.put("1", "data", ACCESS));
    expect(failure).toBeInstanceOf(RuntimeCallError);
    expect(failure).toMatchObject({
      method: "PutBlob",
      rpcCode: Code.InvalidArgument,
      rpcMessage: "invalid blob_type",
    });
  });
});

describe("fetching", () => {
  it("gets JSON with its type", async () => {
    const { runtime, store, rest } = await setUp();
    runtime.answers.blobs.getBlob = ({ blobId }) => ({ ...jsonBlob({ a: [1, "ü"] }), blobType: "flow", blobId });
    const text = '{"a":[1,"ü"]}';
    expect(shown(await store.get(idOf(text), ACCESS))).toEqual({ text, type: "flow", isExact: false });
    expect(rest.asked).toEqual([]);
  });

  it("blobs.get.integrity: compares a value with its id as the runtime wrote it, whatever its order on the way", async () => {
    const { runtime, store, rest } = await setUp();
    runtime.answers.blobs.getBlob = () => jsonBlob({ "10": 1e-6, b: 2 ** 64, a: { d: 1, c: 2 }, "😀": 1, "\uffee": 1 });
    const id = idOf('{"10":1e-6,"a":{"c":2,"d":1},"b":1.8446744073709552e+19,"\uffee":1,"😀":1}');
    expect((await store.get(id, ACCESS)).isExact).toBe(false);
    expect(rest.asked).toEqual([]);
  });

  it("blobs.get.integrity: a value with another id is damaged, unless the stored bytes have that id", async () => {
    const { runtime, store, rest } = await setUp();
    const cached = new CachedBlobStore(store, undefined, "");
    runtime.answers.blobs.getBlob = () => jsonBlob({ a: 1 });
    const damaged = await failureOf(cached.get(ID, ACCESS));
    expect(damaged).toBeInstanceOf(BlobIntegrityError);
    const text = '{"b":0,"a":1}';
    rest.getBinary = async () => ({ bytes: Buffer.from(text), blobType: "data" });
    expect(shown(await cached.get(idOf(text), ACCESS))).toEqual({ text, type: "data", isExact: true });
    rest.getBinary = () => Promise.reject(new BlobIntegrityError(ID, "half of it is gone."));
    expect(await failureOf(store.get(ID, ACCESS))).toBeInstanceOf(BlobIntegrityError);
    rest.getBinary = () => Promise.reject(new Error("no REST here"));
    expect((await cached.get(ID, ACCESS)).text).toBe('{"a":1}');
  });

  it("reads digits that a double does not hold over REST", async () => {
    const { runtime, store, rest } = await setUp();
    runtime.answers.blobs.getBlob = () => jsonBlob({ n: 2 ** 53 });
    const text = '{"n":9007199254740993,"x":1e-6}';
    expect(shown(await store.get(ID, ACCESS))).toEqual({ text, type: "data", isExact: true });
    expect(rest.asked).toEqual([["getBinary", ID]]);
  });

  it("uses the double if REST is not available", async () => {
    const { runtime, store, rest } = await setUp({ bigints: true });
    runtime.answers.blobs.getBlob = () => jsonBlob({ n: 2 ** 60 });
    rest.getBinary = () => Promise.reject(new Error("no REST here"));
    expect(shown(await store.get(ID, ACCESS))).toEqual({
      text: '{"n":1152921504606846976}',
      type: "data",
      isExact: false,
    });
  });

  it("gets bytes with their filename", async () => {
    const { runtime, store } = await setUp();
    runtime.answers.blobs.getBlob = () => ({
      content: { case: "rawData", value: bytes(1, 2) },
      blobType: "binary",
      filename: "a.bin",
      contentType: "application/octet-stream",
    });
    expect(await store.getBinary(ID, ACCESS)).toEqual({
      bytes: bytes(1, 2),
      blobType: "binary",
      filename: "a.bin",
      contentType: "application/octet-stream",
    });
    await expect(store.get(ID, ACCESS)).rejects.toThrow(BinaryBlobError);
  });

  it("blob-api.integrity: damage that the runtime has found is a BlobIntegrityError with its message", async () => {
    const { runtime, store } = await setUp();
    const message = `Blob ${ID} is damaged: half of it is gone.`;
    runtime.answers.blobs.getBlob = () => {
      throw new ConnectError(message, Code.DataLoss);
    };
    for (const failure of [await failureOf(store.get(ID, ACCESS)), await failureOf(store.getBinary(ID, ACCESS))]) {
      expect(failure).toBeInstanceOf(BlobIntegrityError);
      expect(failure.message).toBe(message);
    }
  });

  it("gets the stored bytes of JSON, as over HTTP", async () => {
    const { runtime, store, rest } = await setUp();
    runtime.answers.blobs.getBlob = () => jsonBlob(1);
    const { bytes: stored, blobType } = await store.getBinary(ID, ACCESS);
    expect([new TextDecoder().decode(stored), blobType]).toEqual(['{"n":9007199254740993,"x":1e-6}', "data"]);
    expect(rest.asked).toEqual([["getBinary", ID]]);
  });

  it("blobs.get.missing: a missing blob is the same error for JSON and for bytes", async () => {
    const { runtime, store } = await setUp();
    runtime.answers.blobs.getBlob = () => {
      throw new ConnectError("blob not found", Code.NotFound);
    };
    for (const failure of [await failureOf(store.get(ID, ACCESS)), await failureOf(store.getBinary(ID, ACCESS))]) {
      expect(failure).toBeInstanceOf(BlobNotFoundError);
      expect(failure).toMatchObject({ blobId: ID });
    }
  });

  it("ends at its deadline", async () => {
    const { runtime, store } = await setUp();
    runtime.answers.blobs.getBlob = () => new Promise(() => {});
    const failure = await failureOf(store.get(ID, { timeoutMs: 30 }));
    expect(failure).toBeInstanceOf(CallbackTimeoutError);
    expect(failure.message).toBe("Runtime did not answer GetBlob within 30 ms.");
  });

  it("ends at its deadline also when the runtime reports it first", async () => {
    const { runtime, store } = await setUp();
    runtime.answers.blobs.getBlob = () => {
      throw new ConnectError("Timeout expired", Code.Canceled);
    };
    expect(await failureOf(store.get(ID, ACCESS))).toBeInstanceOf(CallbackTimeoutError);
  });

  it("ends when its caller aborts it, before or during the call", async () => {
    const { runtime, store } = await setUp();
    const controller = new AbortController();
    runtime.answers.blobs.getBlob = () => {
      controller.abort("enough");
      return new Promise(() => {});
    };
    const access = { timeoutMs: 5_000, signal: controller.signal };
    for (const failure of [await failureOf(store.get(ID, access)), await failureOf(store.get(ID, access))]) {
      expect(failure).toBeInstanceOf(CallbackAbortedError);
      expect(failure.cause).toBe("enough");
    }
  });
});
