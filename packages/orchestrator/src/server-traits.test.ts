import { expect, it } from "vitest";
import { traitsOf } from "./server-traits.ts";

it.each([
  ["0.9.0", "http", "none", "pattern", 0],
  ["0.10.0", "http", "plugin", "pattern", 0],
  ["0.11.1", "http", "top", "pattern", 0],
  ["0.12.0", "grpc", "top", "pattern", 500],
  ["0.13.0", "grpc", "top", "segment", 0],
  ["0.14.0", "grpc", "top", "segment", 0],
  ["1.0.0", "grpc", "top", "segment", 0],
])("%s", (version, transport, retry, routes, settleMs) => {
  expect(traitsOf(version)).toMatchObject({ transport, retry, routes, settleMs });
});
