import { getRequestListener } from "@hono/node-server";
import { Hono } from "hono";
import { afterEach, expect, it, vi } from "vitest";
import { execute, start, useNeutralEnvironment } from "../../../../tests/support/workers/holding-worker.ts";
import type { ServeOptions } from "./serve-options.ts";

useNeutralEnvironment();

const { Request: OwnRequest, Response: OwnResponse } = globalThis;
const restore = (): void => {
  Object.defineProperty(globalThis, "Request", { value: OwnRequest, writable: true, configurable: true });
  Object.defineProperty(globalThis, "Response", { value: OwnResponse, writable: true, configurable: true });
};
afterEach(restore);

/** As any other `@hono/node-server` in the process does. */
function replaceGlobals(): void {
  getRequestListener(() => new OwnResponse("hi"), { overrideGlobalObjects: true });
  expect(globalThis.Response).not.toBe(OwnResponse);
}

it.each<[string, () => ServeOptions, "before" | "after"]>([
  ["a worker", () => ({}), "before"],
  ["a worker", () => ({}), "after"],
  ["a worker in an app", () => ({ app: new Hono() }), "before"],
  ["a worker in an app", () => ({ app: new Hono() }), "after"],
  ["a worker behind middleware", () => ({ app: new Hono().use((_context, next) => next()) }), "before"],
  ["a worker behind middleware", () => ({ app: new Hono().use((_context, next) => next()) }), "after"],
])(
  "%s answers although another package has replaced the global Request and Response: %s, %s",
  async (_what, options, when) => {
    if (when === "before") replaceGlobals();
    const complaints = vi.spyOn(console, "error");
    const { url } = await start(options());
    if (when === "after") replaceGlobals();
    const [one, two] = await Promise.all([execute(url, "/echo", "é"), execute(url, "/nowhere")]);
    expect(one).toMatchObject({ result: { output: "é" } });
    expect(two).toMatchObject({ error: { code: -32001 } });
    expect(complaints).not.toHaveBeenCalled();
    complaints.mockRestore();
  },
);
