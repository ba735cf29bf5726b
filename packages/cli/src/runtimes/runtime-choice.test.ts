import { expect, it } from "vitest";
import { parseRuntime } from "./runtime-choice.ts";

it.each([
  ["embedded", { kind: "embedded" }],
  ["0.13.0", { kind: "version", version: "0.13.0" }],
  ["http://127.0.0.1:7840", { kind: "url", url: "http://127.0.0.1:7840" }],
  ["http://127.0.0.1:7840/?token=abc", { kind: "url", url: "http://127.0.0.1:7840/" }],
  ["https://runtime.example/base#top", { kind: "url", url: "https://runtime.example/base" }],
])("%s", (text, choice) => {
  expect(parseRuntime(text)).toEqual(choice);
});

it.each(["0.13", "localhost:7840", "http://", "?token=abc"])("%s is refused", (text) => {
  expect(() => parseRuntime(text)).toThrow("an exact version such as 0.13.0");
});
