import { InvalidBlobError } from "@stepflow/protocol";
import { describe, expect, it, vi } from "vitest";
import { z } from "zod";
import { defineConfig } from "./config-blob.ts";
import type { ComponentContext } from "./context.ts";

const Config = z.object({
  database: z.object({ host: z.string(), poolSize: z.number().int().default(20) }),
  features: z.record(z.string(), z.boolean()).default({}),
});
const config = defineConfig("service", Config);

function contextWith(stored?: unknown) {
  const putBlob = vi.fn(async (_data: unknown, _options?: object) => "id");
  const getBlob = vi.fn(async (_id: string, _options?: object) => stored);
  return { putBlob, getBlob, context: { putBlob, getBlob } as unknown as ComponentContext };
}

describe("defineConfig", () => {
  it("patterns.shared-config: checks a configuration, stores it unchanged, and returns its id", async () => {
    const { context, putBlob } = contextWith();
    expect(await config.put(context, { database: { host: "db" } }, { timeoutMs: 5 })).toBe("id");
    expect(putBlob).toHaveBeenCalledWith({ database: { host: "db" } }, { timeoutMs: 5 });
  });

  it("patterns.shared-config: reads it by its id, with defaults filled in", async () => {
    const { context, getBlob } = contextWith({ database: { host: "db" }, features: { beta: true } });
    expect(await config.get(context, "id", { timeoutMs: 5 })).toEqual({
      database: { host: "db", poolSize: 20 },
      features: { beta: true },
    });
    expect(getBlob).toHaveBeenCalledWith("id", { timeoutMs: 5 });
  });

  it("patterns.shared-config: stores only valid configurations; the error names configuration and place", async () => {
    const { context, putBlob } = contextWith();
    const wrong = { database: { host: 1 } } as unknown as z.input<typeof Config>;
    await expect(config.put(context, wrong)).rejects.toThrow(/^Configuration "service" is invalid: \/database\/host /);
    expect(putBlob).not.toHaveBeenCalled();
  });

  it("patterns.shared-config: refuses a blob that is not such a configuration", async () => {
    const { context } = contextWith({ database: { host: "db", poolSize: "many" } });
    const refused = config.get(context, "id");
    await expect(refused).rejects.toThrow(InvalidBlobError);
    await expect(refused).rejects.toMatchObject({ blobId: "id", issues: [{ pointer: "/database/poolSize" }] });
  });

  it("accepts schemas of any library, and nothing else", () => {
    expect(() => defineConfig("bad", 7 as never)).toThrow(TypeError);
  });
});
