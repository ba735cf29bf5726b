import { describe, it } from "vitest";
import { findJavaScriptRuntime } from "../../support/tools/javascript-runtime.ts";
import { NODE } from "./requirements.ts";
import { NODE_RUNNERS, OTHER_RUNNERS, runTests } from "./runners.ts";
import { createUserFolder } from "./user-folder.ts";

describe.each(Object.keys(NODE_RUNNERS))("%s", (runner) => {
  it.each(NODE.filter(({ canRequire }) => canRequire))(
    "runs tests with the kit in Node $version",
    async ({ version }) => {
      await runTests(runner, await findJavaScriptRuntime(`node ${version}`));
    },
  );
});

it.each(Object.entries(OTHER_RUNNERS))("%s test runner runs tests with the kit", async (_name, run) => {
  await run(await createUserFolder());
});
