import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseRoutePattern } from "./route-pattern.ts";

describe("route patterns", () => {
  it.each([
    ["/x/put_{a}", "/x/put_k", { a: "k" }],
    ["/x/put_{a}", "/x/put_", undefined],
    ["/x/put_{a}", "/x/put_k/l", undefined],
    ["/x/put_{*a}", "/x/put_k/l", { a: "k/l" }],
    ["/x/{a}/y", "/x//y", { a: "" }],
    ["/x/{a}", "/x/", undefined],
    ["/x/{*a}", "/x//", { a: "/" }],
    ["/x/{{a}}", "/x/{a}", {}],
    ["/x/{{{a}", "/x/{k", { a: "k" }],
  ])("%s matches %s: %j", (pattern, path, expected) => {
    const found = parseRoutePattern(pattern).match(path);
    expect(found && Object.fromEntries(found)).toEqual(expected);
  });

  it.each([
    ["lab/{*component}", 'route "lab/{*component}" must begin with "/"'],
    ["/{a}_put", '"{a}" must be the end of its segment in route "/{a}_put"'],
    ["/{a}{b}", '"{a}" must be the end of its segment'],
    ["/{*rest}/x", '"{*rest}" must be the end of route "/{*rest}/x"'],
    ["/x/{}", '"{}" in route "/x/{}" is not a placeholder: "{" and "}" enclose the name of a placeholder'],
    ["/x/{*}/y", '"{*}/y" in route'],
    ["/x/{a", '"{a" in route'],
    ["/x/a}", '"}" in route'],
    ["/x/{a}}", '"}" in route'],
  ])("a malformed pattern is refused: %s", (pattern, message) => {
    expect(() => parseRoutePattern(pattern)).toThrow(message);
  });

  // tests/embedded/flows/configurations.test.ts compares these cases with real runtimes.
  it.each([
    ["/x/{a}", "/x/{b}"],
    ["/x/{*a}", "/x/{*b}"],
    ["/x/{a}", "/x/{*b}"],
    ["/x/{a}/y", "/x/{*b}"],
    ["/x/{a}/y", "/x/{b}/y"],
    ["/x/put_{a}", "/x/put_{*b}"],
  ])("%s conflicts with %s", (a, b) => {
    expect(parseRoutePattern(a).conflictsWith(parseRoutePattern(b))).toBe(true);
    expect(parseRoutePattern(b).conflictsWith(parseRoutePattern(a))).toBe(true);
  });

  it.each([
    ["/x/{a}/y", "/x/{b}"],
    ["/x/{a}/y", "/x/{b}/z"],
    ["/x/{{a}}", "/x/{a}"],
    ["/x/put_{a}", "/x/{*b}"],
    ["/x/put_{a}", "/x/pu{b}"],
    ["/x", "/x/"],
  ])("%s is allowed beside %s", (a, b) => {
    expect(parseRoutePattern(a).conflictsWith(parseRoutePattern(b))).toBe(false);
    expect(parseRoutePattern(b).conflictsWith(parseRoutePattern(a))).toBe(false);
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
