import { createHash } from "node:crypto";
import { BlobNotFoundError } from "@stepflow/protocol";
import { silentLogger } from "@stepflow/worker";
import { vi } from "vitest";
import type { CachingExecution } from "../../packages/worker/src/cached/result-cache.ts";

/** Blobs that can get lost, and executions that share them. */
export function createBlobs() {
  const texts = new Map<string, string>();
  const get = vi.fn(async (blobId: string): Promise<unknown> => {
    const text = texts.get(blobId);
    if (text === undefined) throw new BlobNotFoundError(blobId);
    return JSON.parse(text);
  });
  const put = vi.fn(async (json: string): Promise<string> => {
    const id = createHash("sha256").update(json).digest("hex");
    texts.set(id, json);
    return id;
  });
  const warn = vi.fn();
  const open = () => {
    const controller = new AbortController();
    const { signal } = controller;
    const lend = vi.fn();
    const execution: CachingExecution = {
      scope: "/",
      signal,
      log: { ...silentLogger, warn },
      computing: new Set(),
      write: (value) => JSON.stringify(value ?? null),
      read: async (json) => JSON.parse(json),
      put,
      get,
      yieldSlotWhile(wait) {
        lend();
        return wait();
      },
    };
    return { execution, lend, end: (reason: unknown) => controller.abort(reason) };
  };
  return { put, get, warn, open, one: open().execution };
}
