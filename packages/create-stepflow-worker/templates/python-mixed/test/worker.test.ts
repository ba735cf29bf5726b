import { useRuntime } from "@stepflow/runtime/testing/vitest";
import { expect, it } from "vitest";
import worker from "../src/worker.ts";

it("splits a text into words", async () => {
  const runtime = await useRuntime(worker);
  const result = await runtime.execute("/split-words", { text: "One, TWO: Zoë!" });
  expect(result).toSucceedWith({ words: ["one", "two", "zoë"] });
});
