import {
  BlobNotFoundError,
  ComponentError,
  ComponentNotFoundError,
  ComponentTimeoutError,
  InvalidInputError,
  InvalidOutputError,
  OverloadedError,
  ShuttingDownError,
} from "@stepflow/protocol";
import { TaskErrorCode } from "@stepflow/protocol/grpc";
import { describe, expect, it } from "vitest";
import { toTaskError } from "./task-error.ts";

const issues = [{ pointer: "/n", message: "must be integer" }];
const id = "0".repeat(64);

describe("toTaskError", () => {
  it.each([
    [new InvalidInputError("/x", issues), TaskErrorCode.INVALID_INPUT],
    [new InvalidOutputError("/x", issues), TaskErrorCode.WORKER_ERROR],
    [new ComponentNotFoundError("/x"), TaskErrorCode.COMPONENT_NOT_FOUND],
    [new ComponentError("no"), TaskErrorCode.COMPONENT_FAILED],
    [new ComponentError("no", { retry: "byFlow" }), TaskErrorCode.COMPONENT_FAILED],
    [new ComponentError("no", { code: 42 }), TaskErrorCode.COMPONENT_FAILED],
    [new ComponentError("no", { retry: "never" }), TaskErrorCode.WORKER_ERROR],
    [new ComponentError("no", { retry: "always" }), TaskErrorCode.RESOURCE_UNAVAILABLE],
    [new RangeError("no"), TaskErrorCode.COMPONENT_FAILED],
    ["no", TaskErrorCode.COMPONENT_FAILED],
    [new BlobNotFoundError(id), TaskErrorCode.COMPONENT_FAILED],
    [new ComponentTimeoutError("/x", 5), TaskErrorCode.RESOURCE_UNAVAILABLE],
    [new OverloadedError(1), TaskErrorCode.RESOURCE_UNAVAILABLE],
    [new ShuttingDownError(), TaskErrorCode.UNREACHABLE],
  ])("maps %s to its code", (error, code) => {
    expect(toTaskError(error, "/x").code).toBe(code);
  });

  it("sends message and data, never a stack or a cause", () => {
    const error = new ComponentError("no luck", { data: { left: 3 }, cause: new Error("secret") });
    const { message, data } = toTaskError(error, "/x");
    expect({ message, data }).toEqual({ message: "no luck", data: { left: 3 } });
  });

  it("wraps data that is not an object, and keeps what JSON can hold", () => {
    const circular: Record<string, unknown> = {};
    circular["self"] = circular;
    expect(toTaskError(new ComponentError("no", { data: [1, 2] }), "/x").data).toEqual({ data: [1, 2] });
    expect(toTaskError(new ComponentError("no", { data: { at: new Date(0), gone: undefined } }), "/x").data).toEqual({
      at: "1970-01-01T00:00:00.000Z",
    });
    expect(toTaskError(new ComponentError("no", { data: circular }), "/x").data).toEqual({ self: "[circular]" });
    expect(toTaskError(new ComponentError("no", { data: { big: 1n } }), "/x").data).toEqual({ big: "1" });
  });
});
