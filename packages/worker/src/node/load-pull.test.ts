import { describe, expect, it } from "vitest";
import { loadPull } from "./load-pull.ts";

describe("loadPull", () => {
  it("names the install command if the package is missing", async () => {
    const cause = Object.assign(new Error("Cannot find package"), { code: "ERR_MODULE_NOT_FOUND" });
    const loading = loadPull(() => Promise.reject(cause));
    await expect(loading).rejects.toMatchObject({
      message: expect.stringContaining("npm install @stepflow/grpc"),
      cause,
    });
  });

  it("throws other errors unchanged", async () => {
    const broken = new SyntaxError("Unexpected token");
    await expect(loadPull(() => Promise.reject(broken))).rejects.toBe(broken);
  });
});
