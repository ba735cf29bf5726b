import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { judge } from "./judge.ts";
import { updateFile } from "./update-file.ts";

const OUTPUT = '{"outcome":"success","result":1}';

it.each([
  [
    "an output in one line",
    "flow.yaml",
    "test:\n  cases:\n  - name: a # first\n    output: { outcome: success }\n# end\n",
    `test:\n  cases:\n  - name: a # first\n    output: ${OUTPUT}\n# end\n`,
  ],
  [
    "an output in a block",
    "flow.yaml",
    "test:\n  cases:\n    - name: a\n      output:\n        outcome: failed\n        error: {}\n\noutput: 1\n",
    `test:\n  cases:\n    - name: a\n      output:\n        ${OUTPUT}\n\noutput: 1\n`,
  ],
  [
    "no output",
    "flow.yaml",
    "test:\n  cases:\n    - name: a\n      input:\n        x: 1\noutput: 1\n",
    `test:\n  cases:\n    - name: a\n      input:\n        x: 1\n      output: ${OUTPUT}\noutput: 1\n`,
  ],
  [
    "no output in braces",
    "flow.yaml",
    "test: { cases: [{ name: a }] }\n",
    `test: { cases: [{ name: a, output: ${OUTPUT} }] }\n`,
  ],
  [
    "no output in JSON",
    "flow.json",
    '{"test":{"cases":[{"name":"a"}]}}',
    `{"test":{"cases":[{"name":"a", "output": ${OUTPUT}}]}}`,
  ],
])("writes %s", async (_name, file, text, expected) => {
  const folder = await mkdtemp(join(tmpdir(), "stepflow-update-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  const path = join(folder, file);
  await writeFile(path, text);
  const judged = judge({ index: 0, name: "a", input: {}, output: undefined }, { outcome: "success", result: 1 }, 0);
  await updateFile({ path, text, cases: [], config: undefined }, [judged], { cwd: folder } as never);
  expect(await readFile(path, "utf8")).toBe(expected);
});
