import { expect, it } from "vitest";
import { componentWorkers } from "./component-workers.ts";

it("finds the plugin behind a component, by the routes of all versions", () => {
  const workerOf = componentWorkers({
    routes: {
      "/text/{*component}": [{ plugin: "text-tools" }],
      "/images": [{ plugin: "python" }],
      "/broken": [{}],
    },
  });
  expect(workerOf("/text/word-count")).toBe("text-tools");
  expect(workerOf("/images/resize")).toBe("python");
  expect(workerOf("/imagesize")).toBeUndefined();
  expect(workerOf("/broken/x")).toBeUndefined();
  expect(componentWorkers("no object")("/text/x")).toBeUndefined();
});
