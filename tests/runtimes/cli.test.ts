import { describe, expect, it } from "vitest";
import { useCli } from "../cli/support/cli-program.ts";

const cli = useCli();
const ARGS = ["run", "--flow", "flows/count.yaml", "--input-json", '{"text":"a b c"}', "--format", "json"];
/** Folder of installed servers, and of pip. */
const { HOME = "", XDG_CACHE_HOME } = process.env;
const env = { HOME, ...(XDG_CACHE_HOME === undefined ? {} : { XDG_CACHE_HOME }) };

describe.each(["0.9.0", "0.11.1", "0.13.0"])("stepflow-worker run --runtime %s", (version) => {
  it("runs a flow with the worker of a file", async () => {
    const args = [...ARGS, "--runtime", version, "--worker", "workers/text-worker.ts"];
    const { exitCode, stdout, stderr } = await cli.run(args, { env });
    expect(stderr).toBe("");
    expect({ exitCode, report: JSON.parse(stdout) }).toMatchObject({
      exitCode: 0,
      report: {
        outcome: "success",
        result: { words: 3 },
        steps: [{ stepId: "count", state: "completed" }, { stepId: "echo" }],
      },
    });
  });
});
