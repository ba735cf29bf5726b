import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { useCli } from "../cli/support/cli-program.ts";
import { compileErrors } from "../cli/support/compile-errors.ts";
import { useProject } from "../cli/support/use-project.ts";
import { type PythonCommand, pullingPython, pythonKitchen } from "../support/runtimes/python-kitchen.ts";

const cli = useCli();

const FLOW = `
import { flow } from "@stepflow/worker/flow";
import { z } from "zod";

export const halving = flow({ name: "halving", input: z.object({ n: z.int() }) }, ({ input, step }) => {
  const half = step("half", "/py/halve", { n: input.n });
  return { half: half.n };
});
`;

interface Setup {
  readonly version: string;
  readonly python: PythonCommand;
  readonly folder: string;
}

/** A configuration as the runtime of that version reads it. */
async function writeConfig({ version, python, folder }: Setup): Promise<string> {
  const isPulling = version === "0.13.0";
  const plugin = { type: isPulling ? "grpc" : "stepflow", ...(isPulling ? { queueName: "py" } : {}), ...python };
  const routes = { [isPulling ? "/py" : "/py/{*component}"]: [{ plugin: "py" }] };
  const file = join(folder, "stepflow-config.yml");
  await writeFile(file, JSON.stringify({ plugins: { py: plugin }, routes }));
  return file;
}

describe.each([
  ["0.11.2", pythonKitchen],
  ["0.13.0", pullingPython],
] as const)("types of components in Python: stepflow-py %s", (version, commandOf) => {
  it("types.from-schemas: a wrong field of a typed flow does not compile, and --check names a breaking change", async () => {
    const folder = await useProject();
    const config = await writeConfig({ version, python: await commandOf(version), folder });
    const out = join(folder, "src/components.d.ts");
    const types = ["types", "--config", config, "--out", out];
    const written = await cli.run(types);
    expect(written).toMatchObject({ exitCode: 0, stdout: expect.stringMatching(/^py \d+ components → /) });
    await writeFile(join(folder, "src/right.ts"), FLOW);
    await writeFile(join(folder, "src/wrong-input.ts"), FLOW.replace("{ n: input.n }", "{ m: input.n }"));
    await writeFile(join(folder, "src/wrong-output.ts"), FLOW.replace("half.n }", "half.m }"));
    const errors = await compileErrors(join(folder, "src"));
    expect(new Set(errors.map(({ file }) => file))).toEqual(new Set(["wrong-input.ts", "wrong-output.ts"]));

    expect((await cli.run([...types, "--check"])).exitCode).toBe(0);
    const text = await readFile(out, "utf8");
    // As if the worker had called the field so before.
    const former = /^\/\/ \{"component":"\/py\/halve",.*$/m;
    await writeFile(
      out,
      text.replace(former, (line) => line.replaceAll('"n"', '"count"')),
    );
    const stale = await cli.run([...types, "--check"]);
    expect(stale.exitCode).toBe(5);
    expect(stale.stdout).toMatch(/^breaking +\/py\/halve +input\.count: renamed to "n"$/m);
    expect(stale.stdout).toMatch(/^breaking +\/py\/halve +output\.count: renamed to "n"$/m);
  });
});
