import { expect, it } from "vitest";
import { UDF_UNDER_OPTIONS } from "../../support/processes/udf-program.ts";
import { FROM_SOURCE, runCommand } from "../examples/program.ts";

it.each([
  ["from source", FROM_SOURCE],
  ["as they are built", []],
])("udf.run: functions run, %s, with any options of Node, without its preloaded modules", async (_name, options) => {
  const { stdout, stderr } = await runCommand(process.execPath, [...options, ...UDF_UNDER_OPTIONS]);
  expect(stdout, stderr).toBe('{"outcome":"success","result":2}\n');
  // The preload ran once, in the process and not in its threads.
  expect(stderr).toBe("preloaded\n");
});
