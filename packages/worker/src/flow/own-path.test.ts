import { describe, expect, it } from "vitest";
import { completeOwnPaths, holdsOwnPaths, routeOf } from "./own-path.ts";

describe("paths of own()", () => {
  it("are completed wherever a flow names a component, and nowhere else", () => {
    const flow = {
      note: '"component":"/$own/a"',
      component: "/$own/a",
      'a"component': "/$own/a",
      steps: [
        { id: "s", component: "/$own/a/b", input: { component: "/$own/c", other: "/$own/a" } },
        { id: "t", component: "/$ownership/a" },
      ],
    };
    const json = JSON.stringify(flow);
    expect(holdsOwnPaths(json)).toBe(true);
    expect(JSON.parse(completeOwnPaths(json, '/la"b'))).toEqual({
      ...flow,
      component: '/la"b/a',
      steps: [
        { id: "s", component: '/la"b/a/b', input: { component: '/la"b/c', other: "/$own/a" } },
        { id: "t", component: "/$ownership/a" },
      ],
    });
    expect(completeOwnPaths('{"component":"/$own/a"}', "")).toBe('{"component":"/a"}');
    expect(holdsOwnPaths('{"component":"/a","note":"/$own/"}')).toBe(false);
  });

  it.each([
    ["/lab/echo", "/echo", "/lab"],
    ["/lab/deep/users/Zoë", "/users/Zoë", "/lab/deep"],
    ["/lab/users/Zo%C3%AB", "/users/Zoë", "/lab"],
    ["/lab/users/100%", "/users/100%", "/lab"],
    ["/echo", "/echo", ""],
    ["/lab/echo", "/other", undefined],
    ["/lab/myecho", "/echo", undefined],
    ["/echo", "/lab/echo", undefined],
  ])("the route of %s for the worker's %s is %s", (pathInFlow, received, route) => {
    expect(routeOf(pathInFlow, received)).toBe(route);
  });
});
