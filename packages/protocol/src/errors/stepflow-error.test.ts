import { describe, expect, it, vi } from "vitest";
import * as protocol from "../index.ts";
import {
  BlobNotFoundError,
  CallbackError,
  ComponentError,
  DisconnectedError,
  StepflowError,
  toRpcError,
} from "../index.ts";

describe("instanceof", () => {
  it("follows the class hierarchy, which includes classes of users", () => {
    class Mine extends ComponentError {}
    class Other extends ComponentError {}
    const mine = new Mine("m");
    expect([mine instanceof Mine, mine instanceof Other, mine instanceof ComponentError]).toEqual([true, false, true]);
    expect([mine instanceof StepflowError, mine instanceof Error, mine instanceof CallbackError]).toEqual([
      true,
      true,
      false,
    ]);
    expect(new ComponentError("m") instanceof Mine).toBe(false);
    expect(new DisconnectedError() instanceof CallbackError).toBe(true);
    for (const other of [null, undefined, 5, {}, new Error("e"), "ComponentError"]) {
      expect(other instanceof StepflowError).toBe(false);
    }
  });

  it("works across two copies of the package, unlike for ordinary classes", async () => {
    vi.resetModules();
    const copy = await import("../index.ts");
    expect(copy.ComponentError).not.toBe(protocol.ComponentError);
    const theirs = new copy.BlobNotFoundError("b1");
    expect(theirs).toBeInstanceOf(BlobNotFoundError);
    expect(theirs).toBeInstanceOf(CallbackError);
    expect(theirs).toBeInstanceOf(StepflowError);
    expect(theirs).not.toBeInstanceOf(ComponentError);
    expect(new ComponentError("m")).toBeInstanceOf(copy.ComponentError);
    expect(toRpcError(new copy.ComponentError("m", { code: 7, data: { a: 1 } }))).toEqual({
      code: 7,
      message: "m",
      data: { a: 1 },
    });
  });

  it("each class has a brand of its own, its name", () => {
    const classes = Object.entries(protocol).filter(
      ([, value]) => typeof value === "function" && value.prototype instanceof Error,
    );
    expect(classes.length).toBeGreaterThan(20);
    for (const [name, value] of classes) {
      expect(Object.getOwnPropertyDescriptor(value, "brand")?.value).toBe(name);
    }
  });
});
