import { describe, expect, it } from "vitest";
import { loadPull } from "./load-pull.ts";

describe("loadPull", () => {
  it("says how to install what is not there", async () => {
    const cause = Object.assign(new Error("Cannot find package"), { code: "ERR_MODULE_NOT_FOUND" });
    const loading = loadPull(() => Promise.reject(cause));
    await expect(loading).rejects.toMatchObject({
      message: expect.stringContaining("npm install @stepflow/grpc"),
      cause,
    });
  });

  it("lets every other problem through", async () => {
    const broken = new SyntaxError("Unexpected token");
    await expect(loadPull(() => Promise.reject(broken))).rejects.toBe(broken);
  });
});
