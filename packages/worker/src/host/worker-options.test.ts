import { describe, expect, it } from "vitest";
import { checkBehavior, type WorkerBehavior } from "./worker-options.ts";

describe("checkBehavior", () => {
  it("accepts valid options", () => {
    checkBehavior({});
    checkBehavior({ timeoutMs: 0.5, concurrency: 3, blobCacheBytes: 0, protocol: "v0", bigNumbers: "bigint" });
    checkBehavior({ blobApiUrl: "https://blobs.example/api", blobCacheBytes: 1_000, referenceLimitBytes: 1 });
  });

  it.each<[WorkerBehavior, string]>([
    [{ timeoutMs: 0 }, "Option timeoutMs must be a positive number of at most 2147483647, got 0."],
    [{ concurrency: Number.NaN }, "Option concurrency must be a positive number"],
    [{ referenceLimitBytes: -1 }, "Option referenceLimitBytes must be a positive number, got -1."],
    [{ blobCacheBytes: -1 }, "Option blobCacheBytes must be a whole number of bytes, 0 for none, got -1."],
    [{ blobCacheBytes: 1.5 }, "got 1.5."],
    [{ blobCacheBytes: Number.POSITIVE_INFINITY }, "got Infinity."],
    [{ protocol: "v2" as never }, 'Option protocol must be one of v0, v1, got "v2".'],
    [{ queueLimit: Number.NaN }, "Option queueLimit must be a number of executions of at least 0, got NaN."],
    [{ queueLimit: "5" as never }, "got 5."],
    [
      { blobApiUrl: "ftp://x" },
      'Option blobApiUrl must be an http(s) URL without a user, a password and a query, got "ftp://x".',
    ],
    [{ blobApiUrl: "http://user:s3cret@x/blobs" }, 'got "http://…@x/blobs".'],
    [{ blobApiUrl: "http://x/blobs?token=s3cret" }, 'got "http://x/blobs?…".'],
    [{ blobApiUrl: 7 as never }, "got 7."],
    [{ auth: null as never }, "Option auth must be basic(…), bearer(…) or a function, got null."],
    [{ auth: {} as never }, "got [object Object]."],
    [{ auth: false as never }, "got false."],
    [{ auth: "secret" as never }, 'got "secret".'],
    [{ unauthenticated: "false" as never }, 'Option unauthenticated must be true or false, got "false".'],
    [{ exposeErrors: 0 as never }, "Option exposeErrors must be true or false, got 0."],
    [{ strictInit: null as never }, "Option strictInit must be true or false, got null."],
    [{ handleSignals: "no" } as never, 'Option handleSignals must be true or false, got "no".'],
  ])("refuses %j and names option and value", (behavior, message) => {
    expect(() => checkBehavior(behavior)).toThrow(TypeError);
    expect(() => checkBehavior(behavior)).toThrow(message);
  });
});
