import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { start } from "@stepflow/worker/node";
import { describe, expect, it, onTestFinished } from "vitest";
import { FOLDER, useCli } from "./support/cli-program.ts";
import worker from "./workers/text-worker.ts";

const cli = useCli();
const WORKER = ["--worker", "workers/text-worker.ts"];
const withoutTimes = (text: string): string =>
  text.replaceAll(/ {2}[\d.]+ m?s$/gm, "").replaceAll(/time="[\d.]+"/g, 'time="N"');

/** A folder with a copy of the flow, which the test may change. */
async function useFlow(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "stepflow-cli-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  const flow = join(folder, "tested.yaml");
  await cp(join(FOLDER, "flows/tested.yaml"), flow);
  return flow;
}

describe("stepflow-worker test", () => {
  it("runs the cases of a folder, and shows the differences: exit code 5", async () => {
    const { exitCode, stdout, stderr } = await cli.run(["test", "flows", ...WORKER]);
    expect({ exitCode, stderr }).toEqual({ exitCode: 5, stderr: "" });
    expect(withoutTimes(stdout)).toBe(
      [
        "flows/tested.yaml",
        "  ✔ three words",
        "  ✘ a wrong expectation",
        "      /result/words: expected 5, got 2",
        "      /result/more: expected true, got nothing",
        "  ✔ no text",
        "  ✔ any result",
        "3 passed, 1 failed",
        "",
      ].join("\n"),
    );
  });

  it("runs chosen cases only, and refuses unknown ones", async () => {
    const args = ["test", "flows/tested.yaml", "--case", "three words", ...WORKER];
    const passed = await cli.run([...args, "--case", "no text"]);
    expect(passed).toMatchObject({ exitCode: 0, stdout: expect.stringContaining("2 passed, 0 failed\n") });
    const unknown = await cli.run([...args, "--case", "tree words"]);
    expect(unknown).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining('No test case has the name "tree words".'),
    });
  });

  it("reports as JSON and as JUnit", async () => {
    const json = await cli.run(["test", "flows", ...WORKER, "--format", "json"]);
    expect(JSON.parse(json.stdout)).toMatchObject({
      passed: 3,
      failed: 1,
      cases: expect.arrayContaining([
        expect.objectContaining({
          flow: "flows/tested.yaml",
          case: "a wrong expectation",
          passed: false,
          differences: [
            { pointer: "/result/words", expected: 5, actual: 2 },
            { pointer: "/result/more", expected: true },
          ],
        }),
      ]),
    });
    const { stdout } = await cli.run(["test", "flows", ...WORKER, "--format", "junit"]);
    expect(withoutTimes(stdout)).toBe(
      [
        '<?xml version="1.0" encoding="UTF-8"?>',
        "<testsuites>",
        '  <testsuite name="flows/tested.yaml" tests="4" failures="1" time="N">',
        '    <testcase classname="flows/tested.yaml" name="three words" time="N"/>',
        '    <testcase classname="flows/tested.yaml" name="a wrong expectation" time="N"><failure message="/result/words: expected 5, got 2">/result/words: expected 5, got 2&#10;/result/more: expected true, got nothing</failure></testcase>',
        '    <testcase classname="flows/tested.yaml" name="no text" time="N"/>',
        '    <testcase classname="flows/tested.yaml" name="any result" time="N"/>',
        "  </testsuite>",
        "</testsuites>",
        "",
      ].join("\n"),
    );
  });

  it("writes the actual results into the flow with --update, and then passes", async () => {
    const flow = await useFlow();
    expect(await cli.run(["test", flow, "--update", ...WORKER])).toMatchObject({
      exitCode: 0,
      stdout: "2 test cases updated\n",
    });
    const text = await readFile(flow, "utf8");
    expect(text).toContain('      input: { text: a b }\n      output: {"outcome":"success","result":{"words":2}}\n');
    expect(text).toContain('      input: { text: a }\n      output: {"outcome":"success","result":{"words":1}}\n');
    const { exitCode, stdout } = await cli.run(["test", flow, ...WORKER]);
    expect({ exitCode, stdout }).toEqual({ exitCode: 0, stdout: expect.stringContaining("4 passed, 0 failed") });
    expect((await cli.run(["test", flow, "--update", ...WORKER])).stdout).toBe("0 test cases updated\n");
    expect(await readFile(flow, "utf8")).toBe(text);
  });

  it("runs again after a change with --watch, until it is interrupted", async () => {
    const flow = await useFlow();
    const running = cli.start(["test", flow, "--case", "three words", "--watch", ...WORKER]);
    await running.stderr.until("Waiting for changes. Press Ctrl-C to end.\n");
    expect(running.stdout.text).toContain("1 passed, 0 failed\n");
    await writeFile(flow, (await readFile(flow, "utf8")).replace("words: 3", "words: 4"));
    await running.stdout.until("0 passed, 1 failed\n");
    running.kill("SIGINT");
    expect(await running.ended).toMatchObject({ exitCode: 130 });
  });

  it("uses the configuration in the flow, and the file that the flow names", async () => {
    const running = await start(worker, { transport: "http", port: 0, announce: false, handleSignals: false });
    onTestFinished(() => running.close());
    const config = {
      plugins: { t: { type: "stepflow", url: running.url } },
      routes: { "/text/{*component}": [{ plugin: "t" }] },
    };
    const flow = await useFlow();
    const text = await readFile(flow, "utf8");
    await writeFile(join(dirname(flow), "config.yml"), JSON.stringify(config));
    for (const line of [`config: ${JSON.stringify(config)}`, "configFile: config.yml"]) {
      await writeFile(flow, text.replace("test:\n", `test:\n  ${line}\n`));
      const { stdout } = await cli.run(["test", flow, "--case", "three words"]);
      expect(stdout).toContain("1 passed, 0 failed");
    }
  });

  it.each([
    ["a missing path", ["test", "no"], "no does not exist."],
    ["a folder without cases", ["test", "support"], "There are no flows with test cases in support."],
    ["a file that is no flow", ["test", "flows/malformed.yaml"], "There are no flows with test cases"],
  ])("%s: exit code 2", async (_name, args, message) => {
    expect(await cli.run(args)).toMatchObject({ exitCode: 2, stdout: "", stderr: expect.stringContaining(message) });
  });
});
