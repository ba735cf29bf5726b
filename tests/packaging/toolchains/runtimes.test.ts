import { describe, expect, it } from "vitest";
import { findJavaScriptRuntime } from "../../support/tools/javascript-runtime.ts";
import { NODE } from "./requirements.ts";
import { TYPED_ENTRIES } from "./typed-files.ts";
import { createUserFolder, runAsUser } from "./user-folder.ts";

describe.each(NODE)("Node $version", ({ version, canRequire }) => {
  it("works by import", async () => {
    const node = await findJavaScriptRuntime(`node ${version}`);
    expect(await runAsUser(await createUserFolder(), [node, "main.mjs"])).toBe("works\n");
  });

  it(`${canRequire ? "works" : "says ERR_REQUIRE_ESM"} by require`, async () => {
    const node = await findJavaScriptRuntime(`node ${version}`);
    const running = runAsUser(await createUserFolder(), [node, "required.cjs", ...TYPED_ENTRIES]);
    if (canRequire) expect(await running).toBe("works\n");
    else await expect(running).rejects.toThrow("ERR_REQUIRE_ESM");
  });
});

it.each(["bun", "deno"] as const)("%s works by import and by require", async (name) => {
  const runtime = await findJavaScriptRuntime(name);
  const folder = await createUserFolder();
  const run = name === "bun" ? [runtime] : [runtime, "run", "--allow-all", "--no-lock"];
  expect(await runAsUser(folder, [...run, "main.mjs"])).toBe("works\n");
  expect(await runAsUser(folder, [...run, "required.cjs", ...TYPED_ENTRIES])).toBe("works\n");
});
