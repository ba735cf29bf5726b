import { ComponentError, InvalidInputError, toRpcError } from "@stepflow/protocol";
import { describe, expect, it } from "vitest";
import { createExecutor } from "../../../../tests/support/create-executor.ts";
import { defineComponent } from "../component/component.ts";

describe("Executor: errors that are not made for users", () => {
  const secret = new Error("connect ECONNREFUSED postgres://admin:s3cret@db.internal");
  const failing = (error: unknown) =>
    defineComponent({
      path: "/fail",
      execute() {
        throw error;
      },
    });

  it("errors.text-reaches-user: are sent with their text, unless the worker keeps it", async () => {
    await expect(createExecutor([failing(secret)]).execute("/fail")).rejects.toBe(secret);
    for (const error of [secret, "postgres://admin:s3cret@db.internal", { url: "s3cret" }]) {
      const { execute, logger } = createExecutor([failing(error)], { exposeErrors: false });
      const hidden = await execute("/fail").catch((reason: unknown) => reason);
      expect(toRpcError(hidden, "/fail")).toEqual({
        code: -32100,
        message: "The component failed. The log of the worker has the reason.",
        data: { component: "/fail" },
      });
      expect(logger.error.mock.calls).toEqual([["The component threw.", expect.objectContaining({ error })]]);
    }
  });

  it("errors.text-reaches-user: are hidden where an output throws them when it is read", async () => {
    const read = (): never => {
      throw secret;
    };
    for (const output of [{ toJSON: read }, { a: [Object.defineProperty({}, "b", { get: read, enumerable: true })] }]) {
      const returning = defineComponent({ path: "/fail", execute: () => output });
      await expect(createExecutor([returning]).execute("/fail")).rejects.toThrow(secret.message);
      const { execute, logger } = createExecutor([returning], { exposeErrors: false });
      await expect(execute("/fail")).rejects.toThrow("The log of the worker has the reason");
      expect(JSON.stringify(logger.warn.mock.calls)).toContain(secret.message);
    }
  });

  it("errors.text-reaches-user: leave those of the package as they are", async () => {
    for (const error of [new ComponentError("no seat left"), new InvalidInputError("/fail", [])])
      await expect(createExecutor([failing(error)], { exposeErrors: false }).execute("/fail")).rejects.toBe(error);
  });
});
