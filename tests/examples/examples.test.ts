import { execFile } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";

const EXAMPLES = fileURLToPath(new URL("../../examples", import.meta.url));
const VERSIONS = ["0.9.0", "0.11.1"];
const LIMIT_MS = 45_000;

const examples = readdirSync(EXAMPLES).filter((name) => existsSync(join(EXAMPLES, name, "package.json")));

/** Runs an example's verify.ts, which fails when an answer is not the expected one, and gives what it printed. */
async function verify(example: string, version: string): Promise<string> {
  const args = ["--conditions=@stepflow/source", "--import", "tsx", "verify.ts", "--runtime", version];
  const { stdout } = await promisify(execFile)(process.execPath, args, {
    cwd: join(EXAMPLES, example),
    timeout: LIMIT_MS,
  });
  return stdout;
}

it("there are examples", () => {
  expect(examples).toEqual(expect.arrayContaining(["hello", "blobs", "subflow", "errors"]));
});

describe.each(examples)("the example %s", (example) => {
  it.each(["worker.ts", "main.ts", "flow.yaml", "verify.ts", "README.md"])("has a %s", (file) => {
    expect(existsSync(join(EXAMPLES, example, file))).toBe(true);
  });

  it.each(VERSIONS)("gives the expected answers on runtime %s", async (version) => {
    expect(await verify(example, version)).toContain(version);
  });
});
