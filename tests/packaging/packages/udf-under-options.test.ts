import { expect, it } from "vitest";
import { UDF_UNDER_OPTIONS } from "../../support/processes/udf-program.ts";
import { runCommand } from "../examples/program.ts";

it("A21: functions run, as they are built, under any options of Node, without what it preloads", async () => {
  const { stdout, stderr } = await runCommand(process.execPath, [...UDF_UNDER_OPTIONS]);
  expect(stdout, stderr).toBe('{"outcome":"success","result":2}\n');
  // Once: by the process alone.
  expect(stderr).toBe("preloaded\n");
});
