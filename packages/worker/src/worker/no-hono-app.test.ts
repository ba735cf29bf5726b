import { expect, it } from "vitest";
import { createHonoApp } from "./no-hono-app.ts";

it("names the reason and the other way in one sentence each", () => {
  expect(createHonoApp).toThrow(
    'worker.app() does not exist in bundles for workerd and edge runtimes, because they would all contain Hono. Mount the worker by app.mount("/worker", worker.fetch).',
  );
});
