import { describe, expect, it } from "vitest";
import { ID, inContext } from "../../../../tests/support/in-context.ts";
import type { ComponentContext } from "../context/context.ts";

type Call = (ctx: ComponentContext, options: object) => Promise<unknown>;

describe("options of the methods of a context that do not exist", () => {
  it.each<[string, string, string, Call]>([
    ["putBlob", "typ", "type", (ctx, options) => ctx.putBlob(1, options)],
    ["getBlob", "withtype", "withType", (ctx, options) => ctx.getBlob(ID, options)],
    ["putBinary", "fileName", "filename", (ctx, options) => ctx.putBinary(new Uint8Array(), options)],
    ["getBinary", "timeoutMS", "timeoutMs", (ctx, options) => ctx.getBinary(ID, options)],
    ["submitRun", "override", "overrides", (ctx, options) => ctx.submitRun(ID, [1], options)],
    ["submitRun", "maxConcurency", "maxConcurrency", (ctx, options) => ctx.evaluateFlow(ID, 1, options)],
    ["getRun", "includeResult", "includeResults", (ctx, options) => ctx.getRun("run", options)],
    ["constructor", "signals", "signal", (ctx, options) => ctx.call("constructor", {}, options)],
  ])("are refused by %s: %s", async (method, wrong, right, call) => {
    const failed = inContext((ctx) => call(ctx, { [wrong]: undefined }));
    await expect(failed).rejects.toThrow(
      new TypeError(`ctx.${method}: there is no option "${wrong}". Did you mean "${right}"?`),
    );
  });
});
