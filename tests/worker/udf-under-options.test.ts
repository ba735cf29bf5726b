import { expect, it } from "vitest";
import { FROM_SOURCE, runCommand } from "../packaging/examples/program.ts";
import { UDF_UNDER_OPTIONS } from "../support/processes/udf-program.ts";

it("A21: functions run, from source, under any options of Node, without what it preloads", async () => {
  const { stdout, stderr } = await runCommand(process.execPath, [...FROM_SOURCE, ...UDF_UNDER_OPTIONS]);
  expect(stdout, stderr).toBe('{"outcome":"success","result":2}\n');
  // Once: by the process alone.
  expect(stderr).toBe("preloaded\n");
});
