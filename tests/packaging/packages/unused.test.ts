import { it } from "vitest";
import { run } from "./packing.ts";

it("knip finds no unused file, export or dependency, and none that is missing", async () => {
  await run("knip", ["--no-progress", "--treat-config-hints-as-errors"]);
});
