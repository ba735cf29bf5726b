import { describe, expect, it } from "vitest";
import { toComponentPath, toRoutablePaths } from "./component-path.ts";

describe("toComponentPath", () => {
  it.each([
    ["0.12: a path is used unchanged", "/greet/Ann", {}, "/greet/Ann"],
    ["0.12: braces in a path are kept", "/a/{b}", {}, "/a/{b}"],
    ["0.13: an id", "echo", {}, "/echo"],
    ["0.13: an id with parameters", "greet/{name}", { name: "Ünï" }, "/greet/Ünï"],
    ["0.13: an id with a wildcard", "files/{drive}/{*path}", { drive: "c", path: "a/b" }, "/files/c/a/b"],
    ["0.13: a value is not read as a parameter again", "x/{a}/{b}", { a: "{b}", b: "2" }, "/x/{b}/2"],
    ["0.13: a parameter without a value stays", "greet/{name}", {}, "/greet/{name}"],
    ["0.13: nothing comes from the prototype", "x/{constructor}", {}, "/x/{constructor}"],
  ])("%s", (_case, id, params, path) => {
    expect(toComponentPath(id, params)).toBe(path);
  });
});

describe("toRoutablePaths", () => {
  it("leaves out only the paths that a router of 0.13 refuses beside a wildcard", () => {
    const kept = ["/f/{*rest}", "/f/fixed", "/f/fixed/{a}", "/g/{a}", "/g/{b}/x", "/h/{a}/{*rest}", "/h/{b}/fixed"];
    const left = ["/f/{a}", "/f/{a}/x", "/f/{a}/{*more}", "/h/{c}/{d}"];
    expect(toRoutablePaths([...left, ...kept])).toEqual(kept);
  });

  it("keeps all paths that do not conflict", () => {
    const paths = ["/echo", "/a/b", "/a/{x}", "/{y}/z"];
    expect(toRoutablePaths(paths)).toEqual(paths);
  });
});
