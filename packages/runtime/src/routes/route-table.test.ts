import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseRoutePattern } from "./route-pattern.ts";
import { RouteError, RouteTable } from "./route-table.ts";

describe("routes", () => {
  it("D3: a prefix with a wildcard leads to a plugin, which sees the rest of the path", () => {
    const table = new RouteTable({ "/lab/{*component}": [{ plugin: "lab" }] });
    expect(table.find("/lab/echo", null)).toEqual({ plugin: "lab", component: "/echo" });
    expect(table.find("/lab/a/b/echo", null)).toEqual({ plugin: "lab", component: "/a/b/echo" });
    for (const path of ["/lab", "/lab/", "/other/echo", "lab/echo"]) {
      expect(() => table.find(path, null)).toThrow(new RouteError(`No matching rule found for component: ${path}`));
    }
  });

  it("fixed text comes before a placeholder, one segment before all that is left, in whatever order they are given", () => {
    const routes = {
      "/{*component}": [{ plugin: "rest" }],
      "/ai/{component}": [{ plugin: "one" }],
      "/ai/{*component}": [{ plugin: "many" }],
      "/ai/chat": [{ plugin: "fixed", component: "/c" }],
    };
    for (const entries of [Object.entries(routes), Object.entries(routes).reverse()]) {
      const table = new RouteTable(Object.fromEntries(entries));
      expect(table.find("/ai/chat", null)).toEqual({ plugin: "fixed", component: "/c" });
      expect(table.find("/ai/other", null)).toEqual({ plugin: "one", component: "/other" });
      expect(table.find("/ai/a/b", null)).toEqual({ plugin: "many", component: "/a/b" });
      expect(table.find("/x/y", null)).toEqual({ plugin: "rest", component: "/x/y" });
    }
  });

  it("a rule may name the component, with what placeholders matched", () => {
    const table = new RouteTable({
      "/{vendor}/{model}/{*component}": [{ plugin: "p", component: "/{model}/of/{vendor}/{*component}" }],
    });
    expect(table.find("/v/m/a/b", null)).toEqual({ plugin: "p", component: "/m/of/v/a/b" });
    const nameless = new RouteTable({ "/x/{name}": [{ plugin: "p" }] });
    expect(() => nameless.find("/x/y", null)).toThrow("Parameter 'component' not available in pattern '/x/{name}'");
  });

  it("of several rules the first counts whose conditions hold and whose lists allow the component", () => {
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

  it("a list in a rule that stands alone counts, unless the real runtimes are followed", () => {
    const routes = { "/ai/{*component}": [{ plugin: "p", componentAllow: ["/chat"] }] };
    expect(() => new RouteTable(routes).find("/ai/other", {})).toThrow(RouteError);
    expect(new RouteTable(routes, true).find("/ai/other", {})).toEqual({ plugin: "p", component: "/other" });
  });

  it.each([
    ["lab/{*component}", 'must begin with "/"'],
    ["/a{b}", 'must be plain text, "{name}" or "{*name}"'],
    ["/{}", "must be plain text"],
    ["/{*rest}/x", "must be the end of route"],
  ])("a malformed pattern is refused: %s", (pattern, message) => {
    expect(() => new RouteTable({ [pattern]: [] })).toThrow(message);
  });

  it("any path of segments is matched by its own pattern and by wildcards before each of its segments", () => {
    const segment = fc.stringMatching(/^[a-z0-9._-]{1,5}$/);
    fc.assert(
      fc.property(fc.array(segment, { minLength: 1, maxLength: 5 }), fc.nat(), (segments, choice) => {
        const path = `/${segments.join("/")}`;
        expect(parseRoutePattern(path).match(path)).toEqual(new Map());
        const at = choice % segments.length;
        const pattern = `/${[...segments.slice(0, at), "{*component}"].join("/")}`;
        expect(parseRoutePattern(pattern).match(path)).toEqual(new Map([["component", segments.slice(at).join("/")]]));
      }),
    );
  });
});
