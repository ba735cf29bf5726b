import { create } from "@bufbuild/protobuf";
import { ComponentInfoSchema } from "@stepflow/protocol/grpc";
import { describe, expect, it } from "vitest";
import { ComponentRouter } from "./component-router.ts";

const router = (...paths: readonly string[]): ComponentRouter =>
  new ComponentRouter(paths.map((path) => create(ComponentInfoSchema, { componentId: path.slice(1), path })));

describe("ComponentRouter", () => {
  it("prefers text to parameters and parameters to wildcards, in any order", () => {
    const one = router("/{*rest}", "/a/{x}", "/a/b", "/{x}/b");
    const found = ["/a/b", "/a/c", "/z/b", "/z/y/x"].map((path) => one.find(path));
    expect(found).toEqual([
      { componentId: "a/b", pathParams: {} },
      { componentId: "a/{x}", pathParams: { x: "c" } },
      { componentId: "{x}/b", pathParams: { x: "z" } },
      { componentId: "{*rest}", pathParams: { rest: "z/y/x" } },
    ]);
  });

  it("returns parameters with every name", () => {
    const one = router("/a/{__proto__}", "/b/{*__proto__}");
    expect(Object.entries(one.find("/a/x")?.pathParams ?? {})).toEqual([["__proto__", "x"]]);
    expect(Object.entries(one.find("/b/x/y")?.pathParams ?? {})).toEqual([["__proto__", "x/y"]]);
  });

  it("finds nothing if no path matches", () => {
    const one = router("/a", "/b/{x}", "/c/{*rest}");
    expect(["/A", "/a/b", "/b", "/b/", "/b/1/2", "/c", ""].map((path) => one.find(path))).toEqual(
      Array.from({ length: 7 }, () => undefined),
    );
  });

  it("uses the id of a component without a path", () => {
    const one = new ComponentRouter([create(ComponentInfoSchema, { componentId: "echo" })]);
    expect(one.find("/echo")).toEqual({ componentId: "echo", pathParams: {} });
  });
});
