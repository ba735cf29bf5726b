import { it } from "vitest";
import { run } from "./packing.ts";

it("knip finds no unused file, export or dependency, and no missing dependency", async () => {
  await run("knip", ["--no-progress", "--treat-config-hints-as-errors"]);
});
