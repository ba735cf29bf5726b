import { describe, expect, it } from "vitest";
import { RouteError, RouteTable } from "./route-table.ts";

describe("routes", () => {
  it("runtime.routes-and-runs: a prefix with a wildcard leads to a plugin, which sees the rest of the path", () => {
    const table = new RouteTable({ "/lab/{*component}": [{ plugin: "lab" }] });
    expect(table.find("/lab/echo", null)).toEqual({ plugin: "lab", component: "/echo" });
    expect(table.find("/lab/a/b/echo", null)).toEqual({ plugin: "lab", component: "/a/b/echo" });
    for (const path of ["/lab", "/lab/", "/other/echo", "lab/echo"]) {
      expect(() => table.find(path, null)).toThrow(new RouteError(`No matching rule found for component: ${path}`));
    }
  });

  it("fixed text takes precedence over a placeholder, longer text over shorter, in any order", () => {
    const routes = {
      "/{*component}": [{ plugin: "rest" }],
      "/ai/{component}": [{ plugin: "one" }],
      "/ai/chat_{*component}": [{ plugin: "many" }],
      "/ai/chat": [{ plugin: "fixed", component: "/c" }],
    };
    for (const entries of [Object.entries(routes), Object.entries(routes).reverse()]) {
      const table = new RouteTable(Object.fromEntries(entries));
      expect(table.find("/ai/chat", null)).toEqual({ plugin: "fixed", component: "/c" });
      expect(table.find("/ai/other", null)).toEqual({ plugin: "one", component: "/other" });
      expect(table.find("/ai/chat_a/b", null)).toEqual({ plugin: "many", component: "/a/b" });
      expect(table.find("/ai/a/b", null)).toEqual({ plugin: "rest", component: "/ai/a/b" });
    }
  });

  it("a rule may name the component, with values of placeholders", () => {
    const table = new RouteTable({
      "/{vendor}/{model}/{*component}": [{ plugin: "p", component: "/{model}/of/{vendor}/{*component}" }],
    });
    expect(table.find("/v/m/a/b", null)).toEqual({ plugin: "p", component: "/m/of/v/a/b" });
    expect(table.find("/$&/$1/$$/b", null)).toMatchObject({ component: "/$1/of/$&/$$/b" });
    const nameless = new RouteTable({ "/x/{name}": [{ plugin: "p" }] });
    expect(() => nameless.find("/x/y", null)).toThrow("Parameter 'component' not available in pattern '/x/{name}'");
  });

  it("the first rule applies whose conditions hold and whose lists allow the component", () => {
    const table = new RouteTable({
      "/ai/{*component}": [
        { plugin: "denied", componentDeny: ["/chat"], componentAllow: null },
        { plugin: "big", conditions: [{ path: "$.model", value: { size: 2 } }] },
        { plugin: "allowed", componentAllow: ["/chat"] },
      ],
    });
    expect(table.find("/ai/other", {})).toEqual({ plugin: "denied", component: "/other" });
    expect(table.find("/ai/chat", { model: { size: 2 } })).toMatchObject({ plugin: "big" });
    expect(table.find("/ai/chat", { model: { size: 3 } })).toMatchObject({ plugin: "allowed" });
    expect(() => table.find("/ai/chat", {})).toThrow("Failed to extract value from input path: '$.model'");
  });

  it("the lists of a single rule apply, unless a real runtime is imitated", () => {
    const routes = { "/ai/{*component}": [{ plugin: "p", componentAllow: ["/chat"] }] };
    expect(() => new RouteTable(routes).find("/ai/other", {})).toThrow(RouteError);
    expect(new RouteTable(routes, true).find("/ai/other", {})).toEqual({ plugin: "p", component: "/other" });
    const emptied = { "/ai/{*component}": [{ plugin: "p", componentDeny: ["/other"], conditions: [] }] };
    expect(() => new RouteTable(emptied).find("/ai/other", {})).toThrow(RouteError);
    expect(new RouteTable(emptied, true).find("/ai/other", {})).toEqual({ plugin: "p", component: "/other" });
  });

  it("finds the paths that lead to a component, as far as no other rule takes them", () => {
    const table = new RouteTable({
      "/lab/{*component}": [{ plugin: "lab" }],
      "/lab/taken": [{ plugin: "other", component: "/x" }],
      "/one/{component}": [{ plugin: "lab" }],
      "/fixed": [{ plugin: "lab", component: "/echo" }],
      "/v2/{*component}": [{ plugin: "lab", component: "/v2/{component}" }],
      "/llm/{vendor}/{*model}": [{ plugin: "lab", component: "/chat" }],
      "/some/{*component}": [{ plugin: "lab", componentAllow: ["/echo"] }],
      "/if/{*component}": [
        { plugin: "other", conditions: [{ path: "$.a", value: 1 }] },
        { plugin: "lab", componentDeny: ["/a.b"] },
        { plugin: "other" },
      ],
    });
    const pathsTo = (component: string): string[] => [...table.pathsTo({ plugin: "lab", component })].sort();
    expect(pathsTo("/echo")).toEqual(["/fixed", "/if/echo", "/lab/echo", "/one/echo", "/some/echo"]);
    expect(pathsTo("/taken")).toEqual(["/if/taken", "/one/taken"]);
    expect(pathsTo("/v2/a.b")).toEqual(["/if/v2/a.b", "/lab/v2/a.b", "/v2/a.b"]);
    expect(pathsTo("/a.b")).toEqual(["/lab/a.b", "/one/a.b"]);
    expect(pathsTo("/chat")).toContain("/llm/{vendor}/{*model}");
    expect(pathsTo("/greet/{name}")).toEqual(["/if/greet/{name}", "/lab/greet/{name}"]);
    expect([...table.pathsTo({ plugin: "other", component: "/any" })].sort()).toEqual(["/if/any"]);
  });
});
