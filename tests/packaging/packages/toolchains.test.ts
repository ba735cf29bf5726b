import { describe, expect, it } from "vitest";
import { sampleOf } from "../../support/whole.ts";
import { installAndRun } from "../toolchains/package-managers.ts";
import { NODE_TYPES, TYPESCRIPT } from "../toolchains/requirements.ts";
import { runBundled } from "../toolchains/run-bundled.ts";
import { runTests } from "../toolchains/runners.ts";
import { checkTypes } from "../toolchains/type-check.ts";
import { TYPED_ENTRIES, TYPED_FILES } from "../toolchains/typed-files.ts";
import { createUserFolder, runAsUser } from "../toolchains/user-folder.ts";

/** A compiler takes long on a busy machine. */
const LIMIT_MS = 300_000;

/** One of each kind. `npm run test:toolchains` runs all, and `npm run test:whole` the oldest compiler, which takes longest. */
describe("the installed packages", () => {
  const compilers = [
    [TYPESCRIPT.at(-1) ?? "", "bundler", NODE_TYPES.newest],
    [TYPESCRIPT[0], "nodenext", NODE_TYPES.oldest],
  ] as const;
  it.each(sampleOf(compilers, compilers.length))(
    "have types that TypeScript %s accepts with %s and @types/node %s",
    async (typescript, mode, nodeTypes) => {
      await checkTypes({ typescript, mode, nodeTypes, exactOptionalPropertyTypes: true, files: TYPED_FILES });
    },
    LIMIT_MS,
  );

  it("can be required by CommonJS files", async () => {
    const command = [process.execPath, "required.cjs", ...TYPED_ENTRIES];
    expect(await runAsUser(await createUserFolder(), command)).toBe("works\n");
  });

  it("can be installed by Yarn without node_modules", async () => {
    expect(await installAndRun("yarn with PnP")).toBe("works\n");
  });

  it("can be bundled and minified by Rolldown", () => runBundled("rolldown", "cjs", true));

  it("bring a test kit for node:test", () => runTests("node:test", process.execPath));
});
