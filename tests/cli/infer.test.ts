import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { parse } from "yaml";
import { useCli } from "./support/cli-program.ts";

const cli = useCli();
const FLOW = `# A comment.
name: counting
description: Counts words.
steps:
  - id: count
    component: /typed/count
    input: { text: { $input: $.doc } }
output: { words: { $step: count, path: $.words } }
`;
it("stepflow-worker infer adds the schemas that follow from components, and reports what does not fit", async () => {
  const folder = await mkdtemp(join(tmpdir(), "stepflow-cli-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  await writeFile(join(folder, "flow.yaml"), FLOW);
  const infer = ["infer", "--flow", join(folder, "flow.yaml"), "--worker", "workers/typed-worker.ts"];
  const shown = await cli.run([...infer, "--show-step-inputs"]);
  expect(shown.exitCode, shown.stderr).toBe(0);
  expect(shown.stdout).toMatch(/^# A comment\.$/m);
  const integer = { type: "integer" };
  const count = { type: "object", properties: { words: integer }, required: ["words"] };
  expect(parse(shown.stdout).schemas).toEqual({
    type: "object",
    properties: {
      steps: { type: "object", properties: { count } },
      input: { type: "object", properties: { doc: { type: "string" } }, required: ["doc"] },
      output: { type: "object", properties: { words: integer }, required: ["words"] },
    },
  });
  expect(shown.stderr).toMatch(
    /^step +receives +component expects\ncount +\{"type":"object",.*\} +\{"type":"object",.*\}$/m,
  );

  const written = await cli.run([...infer, "--output"]);
  expect(written).toEqual({ exitCode: 0, stdout: "", stderr: "" });
  expect(await readFile(join(folder, "flow.inferred.yaml"), "utf8")).toBe(shown.stdout);
  // What was written is a flow with types that fit.
  const again = [...infer.slice(0, 2), join(folder, "flow.inferred.yaml"), ...infer.slice(3)];
  expect((await cli.run([...again, "--strict"])).stdout).toBe(shown.stdout);

  await writeFile(join(folder, "flow.yaml"), FLOW.replace("{ $input: $.doc }", "5"));
  const wrong = await cli.run(infer);
  expect(wrong.exitCode).toBe(5);
  expect(wrong.stderr).toMatch(/flow\.yaml:7:\d+ error input\.text of \/typed\/count must be a string, but it is 5\./);
  expect(parse(wrong.stdout).schemas.properties.steps.properties.count).toEqual(count);
});

it("stepflow-worker infer: what it needs", async () => {
  const cwd = await mkdtemp(join(tmpdir(), "stepflow-cli-"));
  onTestFinished(() => rm(cwd, { recursive: true }));
  await writeFile(join(cwd, "flow.yaml"), FLOW);
  for (const [args, message] of [
    [[], "No flow is given. Add --flow FILE."],
    [["flow.yaml"], "infer needs the components: add --worker, --command or --config."],
    [["no.yaml", "--command", "py=node x"], "The file no.yaml does not exist."],
  ] as const) {
    const refused = await cli.run(["infer", ...args], { cwd });
    expect(refused).toMatchObject({ exitCode: 2, stdout: "", stderr: expect.stringContaining(message) });
  }
});
