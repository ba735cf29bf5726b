import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createComponentTable } from "./path-table.ts";

function tableOf(...paths: string[]) {
  const table = createComponentTable<string>();
  for (const path of paths) table.add(path, path);
  return table;
}

describe("matching", () => {
  it("finds fixed paths, with or without the leading slash", () => {
    const table = tableOf("/echo", "/a/b/echo");
    expect(table.match("/echo")?.value).toBe("/echo");
    expect(table.match("a/b/echo")?.value).toBe("/a/b/echo");
    expect(table.match("/a/b")).toBeUndefined();
    expect(table.match("/Echo")).toBeUndefined();
    expect(table.match("")).toBeUndefined();
    expect(table.match("//echo")).toBeUndefined();
  });

  it("returns parameters without decoding them", () => {
    const table = tableOf("/llm/{provider}/{*model}");
    const found = table.match("/llm/open%20ai/meta/llama%2F3");
    expect(found?.path).toBe("/llm/{provider}/{*model}");
    expect({ ...found?.params }).toEqual({ provider: "open%20ai", model: "meta/llama%2F3" });
  });

  it("returns frozen parameters without a prototype", () => {
    const table = tableOf("/x/{__proto__}/{constructor}", "/plain");
    const params = table.match("/x/polluted/1")?.params;
    expect(Object.getPrototypeOf(params)).toBeNull();
    expect(Object.isFrozen(params)).toBe(true);
    expect(Object.keys(params ?? {})).toEqual(["__proto__", "constructor"]);
    expect("polluted" in {}).toBe(false);
    const none = table.match("/plain")?.params;
    expect(Object.getPrototypeOf(none)).toBeNull();
    expect(Object.isFrozen(none)).toBe(true);
    expect("toString" in (none ?? {})).toBe(false);
  });

  it("never matches a parameter or a wildcard with an empty string", () => {
    const table = tableOf("/a/{x}", "/files/{*rest}");
    expect(table.match("/a/")).toBeUndefined();
    expect(table.match("/a")).toBeUndefined();
    expect(table.match("/files")).toBeUndefined();
    expect(table.match("/files/")).toBeUndefined();
    expect({ ...table.match("/files//x")?.params }).toEqual({ rest: "/x" });
    expect({ ...table.match("/files/x/")?.params }).toEqual({ rest: "x/" });
  });

  it("finds nothing in an empty table", () => {
    expect(tableOf().match("/echo")).toBeUndefined();
  });
});

describe("precedence", () => {
  const table = tableOf(
    "/{*rest}",
    "/{a}/{b}",
    "/{a}/fixed",
    "/x/{b}",
    "/x/fixed",
    "/x/{*rest}",
    "/x/y/{c}",
    "/{a}/{b}/z",
  );

  it.each([
    ["/x/fixed", "/x/fixed"],
    ["/x/other", "/x/{b}"],
    ["/q/fixed", "/{a}/fixed"],
    ["/q/other", "/{a}/{b}"],
    ["/x/y/1", "/x/y/{c}"],
    ["/x/y/1/2", "/x/{*rest}"],
    ["/x/q/z", "/x/{*rest}"],
    ["/q/q/z", "/{a}/{b}/z"],
    ["/q/q/q", "/{*rest}"],
    ["/q", "/{*rest}"],
  ])("%s goes to %s: fixed text, then {name}, then {*name}, from the left", (name, path) => {
    expect(table.match(name)?.path).toBe(path);
  });

  it("backtracks where a branch does not match", () => {
    const narrow = tableOf("/x/{a}/end", "/{p}/y/other");
    expect(narrow.match("/x/y/other")?.path).toBe("/{p}/y/other");
    expect(narrow.match("/x/y/end")?.path).toBe("/x/{a}/end");
  });

  it("does not depend on the order of registration", () => {
    const paths = ["/{*r}", "/{a}", "/{a}/{*r}", "/b", "/b/{c}", "/b/{*r}", "/b/d", "/{a}/d"];
    const names = ["/b", "/b/d", "/b/x", "/b/x/y", "/q", "/q/d", "/q/x", "/q/d/y"];
    const reference = tableOf(...paths);
    fc.assert(
      fc.property(fc.shuffledSubarray(paths, { minLength: paths.length }), (shuffled) => {
        const other = tableOf(...shuffled);
        for (const name of names) expect(other.match(name)?.path).toBe(reference.match(name)?.path);
      }),
    );
  });

  it("agrees with trying every pattern in order of precedence", () => {
    const segment = fc.constantFrom("a", "b", "{x}");
    const patterns = fc.uniqueArray(
      fc
        .tuple(fc.array(segment, { minLength: 1, maxLength: 3 }), fc.boolean())
        .map(
          ([parts, wild]) =>
            `/${parts.map((part, i) => (part === "{x}" ? `{p${i}}` : part)).join("/")}${wild ? "/{*w}" : ""}`,
        ),
      { maxLength: 12 },
    );
    const name = fc
      .array(fc.constantFrom("a", "b", "c"), { minLength: 1, maxLength: 4 })
      .map((parts) => `/${parts.join("/")}`);
    fc.assert(
      fc.property(patterns, name, (paths, wanted) => {
        expect(tableOf(...paths).match(wanted)?.path).toBe(bestByComparison(paths, wanted));
      }),
      { numRuns: 500 },
    );
  });

  it("stays linear in the number of components for long names", () => {
    const paths = Array.from(
      { length: 10 },
      (_, i) => `/${Array.from({ length: 12 }, (_, j) => (j === i ? "a" : `{p${j}}`)).join("/")}`,
    );
    const deep = tableOf(...paths);
    expect(deep.match(`/${"a/".repeat(5_000)}a`)).toBeUndefined();
    expect(deep.match(`/${Array.from({ length: 12 }, () => "a").join("/")}`)?.path).toBe(paths[0]);
  });
});

/** The documented precedence: compare the kinds of segments from the left. */
function bestByComparison(paths: readonly string[], name: string): string | undefined {
  const segments = name.slice(1).split("/");
  const rank = (part: string) => (part.startsWith("{*") ? "2" : part.startsWith("{") ? "1" : "0");
  const fits = (path: string) => {
    const parts = path.slice(1).split("/");
    const wild = parts.at(-1)?.startsWith("{*") === true;
    if (wild ? segments.length < parts.length : segments.length !== parts.length) return false;
    return parts.every((part, index) => part.startsWith("{") || part === segments[index]);
  };
  const key = (path: string) => path.slice(1).split("/").map(rank).join("");
  return paths.filter(fits).sort((left, right) => (key(left) < key(right) ? -1 : 1))[0];
}

describe("registration", () => {
  it("refuses a path that is taken", () => {
    expect(() => tableOf("/a", "/a")).toThrow('Component "/a" is registered twice');
    expect(() => tableOf("/{a}", "/{a}")).toThrow('Component "/{a}" is registered twice');
  });

  it("refuses two patterns that match the same names, naming both", () => {
    expect(() => tableOf("/{a}", "/{b}")).toThrow('"/{b}" is ambiguous: it matches the same names as "/{a}"');
    expect(() => tableOf("/x/{*a}", "/x/{*b}")).toThrow("ambiguous");
  });

  it("accepts other names for the same place in different patterns", () => {
    const table = tableOf("/{a}/x", "/{b}/y", "/{c}");
    expect({ ...table.match("/1/y")?.params }).toEqual({ b: "1" });
    expect({ ...table.match("/1")?.params }).toEqual({ c: "1" });
  });

  it("does not change the table when it refuses a path", () => {
    const table = tableOf("/a");
    expect(() => table.add("/{b", "x")).toThrow();
    expect(() => table.add("/a", "x")).toThrow();
    expect(table.entries()).toEqual([["/a", "/a"]]);
  });

  it("components.methods: lists patterns too, in the order of registration", () => {
    expect(
      tableOf("/z", "/{a}/b", "/a", "/{*w}")
        .entries()
        .map(([path]) => path),
    ).toEqual(["/z", "/{a}/b", "/a", "/{*w}"]);
  });
});

describe("suggest", () => {
  const table = tableOf("/word-count", "/double", "/echo", "/store_user_data");

  it.each([
    ["/word-coutn", "/word-count"],
    ["/wordcount", "/word-count"],
    ["Double", "/double"],
    ["/ehco", "/echo"],
    ["/store-user-data", "/store_user_data"],
    ["/tools/echo", "/echo"],
  ])("for %s it is %s", (name, path) => {
    expect(table.suggest(name)).toBe(path);
  });

  it.each(["/completely-different", "/x", "", "/", `/${"e".repeat(100_000)}`])(
    "stays silent for a name that resembles none (%#)",
    (name) => {
      expect(table.suggest(name)).toBeUndefined();
    },
  );
});
