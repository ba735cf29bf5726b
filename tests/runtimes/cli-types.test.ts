import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { useCli } from "../cli/support/cli-program.ts";
import { compileErrors } from "../cli/support/compile-errors.ts";
import { useProject } from "../cli/support/use-project.ts";
import { pythonKitchen } from "../support/runtimes/python-kitchen.ts";

const cli = useCli();

const FLOW = `
import { flow } from "@stepflow/worker/flow";
import { z } from "zod";

export const halving = flow({ name: "halving", input: z.object({ n: z.int() }) }, ({ input, step }) => {
  const half = step("half", "/py/halve", { n: input.n });
  return { half: half.n };
});
`;

describe("types of components in Python", () => {
  it("types.from-schemas: stepflow-py 0.11.2: a wrong field of a typed flow does not compile, and --check names a breaking change", async () => {
    const { command, args, env } = await pythonKitchen("0.11.2");
    const folder = await useProject();
    const out = join(folder, "src/components.d.ts");
    const types = ["types", "--command", `py=${[command, ...args].join(" ")}`, "--out", out];
    const written = await cli.run(types, { env });
    expect(written).toMatchObject({ exitCode: 0, stdout: expect.stringMatching(/^py \d+ components → /) });
    await writeFile(join(folder, "src/right.ts"), FLOW);
    await writeFile(join(folder, "src/wrong-input.ts"), FLOW.replace("{ n: input.n }", "{ m: input.n }"));
    await writeFile(join(folder, "src/wrong-output.ts"), FLOW.replace("half.n }", "half.m }"));
    const errors = await compileErrors(join(folder, "src"));
    expect(new Set(errors.map(({ file }) => file))).toEqual(new Set(["wrong-input.ts", "wrong-output.ts"]));

    expect((await cli.run([...types, "--check"], { env })).exitCode).toBe(0);
    const text = await readFile(out, "utf8");
    // As if the worker had called the field so before.
    await writeFile(
      out,
      text.replace(/^\/\/ \{"component":"\/py\/halve",.*$/m, (line) => line.replaceAll('"n"', '"count"')),
    );
    const stale = await cli.run([...types, "--check"], { env });
    expect(stale.exitCode).toBe(5);
    expect(stale.stdout).toMatch(/^breaking +\/py\/halve +input\.count: renamed to "n"$/m);
    expect(stale.stdout).toMatch(/^breaking +\/py\/halve +output\.count: renamed to "n"$/m);
  });
});
