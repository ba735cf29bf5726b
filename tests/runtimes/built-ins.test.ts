import { mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Orchestrator } from "@stepflow/orchestrator";
import { createRuntime, type Runtime, type RuntimeVersion } from "@stepflow/runtime";
import { silentLogger } from "@stepflow/worker";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { stable } from "../embedded/flows/support/stable.ts";
import { startRuntime } from "../support/runtimes/real-runtime.ts";

const START_TIMEOUT_MS = 180_000;
const retry = { maxRetries: 0, backoff: { type: "constant", delayMs: 1 } } as const;

const FILES: Readonly<Record<string, string | Uint8Array>> = {
  "a.json": '{"b":1,"a":[1.5,{"x":null}]}\n',
  "a.yaml": "b: 1\na: [x, 2.0]\nd: 2001-01-01\n",
  "a.yml": "- 007\n- yes\n- ~\n",
  "a.txt": "plain é\ntext\n",
  "UP.JSON": "{}",
  noext: "{}",
  "empty.txt": "",
  "empty.json": "",
  "bad.json": "{bad",
  "bad.yaml": "a: [1\n",
  "two.yaml": "a: 1\n---\nb: 2\n",
  "twice.json": '{"a":1,"a":2}',
  "twice.yaml": "a: 1\na: 2\n",
  "bytes.bin": new Uint8Array([0xff, 0xfe]),
  "mark.json": '\uFEFF{"a":1}',
  "mark.txt": "\uFEFFtext",
};

const LOADS: readonly unknown[] = [
  ...Object.keys(FILES).map((path) => ({ path })),
  { path: "link.txt" },
  { path: "none.json" },
  { path: "." },
  { path: "a.json", format: "text" },
  { path: "a.json", format: "yaml" },
  { path: "a.txt", format: "json" },
  { path: "a.json", format: "xml" },
  { path: "a.json", format: null },
  { path: "a.json", format: 3 },
  { path: "a.json", more: 1 },
  { path: 3 },
  {},
  3,
  null,
];
const MESSAGES: readonly unknown[] = [
  { user_prompt: "u" },
  { user_prompt: "u", system_instructions: "s" },
  { user_prompt: "u", system_instructions: null },
  { user_prompt: 1 },
  {},
];
const SLEEPS: readonly unknown[] = [
  { duration_ms: 1 },
  { duration_ms: 0, passthrough: { a: 1 } },
  { duration_ms: 0, passthrough: null },
  { duration_ms: -1 },
  { duration_ms: 1.5 },
  { duration_ms: "1" },
  { more: 1 },
  null,
];

describe.each(["0.9.0", "0.10.0", "0.11.1", "0.12.0", "0.13.0"] as const)(
  "built-in components, on the embedded runtime and on %s",
  (version) => {
    let folder: string;
    let server: Orchestrator;
    let runtime: Runtime;
    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), "stepflow-files-"));
      for (const [name, content] of Object.entries(FILES)) await writeFile(join(folder, name), content);
      await symlink(join(folder, "a.txt"), join(folder, "link.txt"));
      server = await startRuntime(version, {}, { retry });
      runtime = await createRuntime({
        quirks: version as RuntimeVersion,
        files: { folder },
        retry,
        logger: silentLogger,
      });
    }, START_TIMEOUT_MS);
    afterAll(async () => {
      await server?.close();
      await runtime?.close();
      await rm(folder, { recursive: true, force: true });
    });

    async function expectSame(component: string, input: unknown): Promise<void> {
      const step = { id: "x", component: `/builtin/${component}`, input: { $literal: input } };
      const flow = { steps: [step], output: { $step: "x" } };
      const [ours, real] = await Promise.all([runtime.run(flow, {}), server.run(flow, {})]);
      expect(shown(ours)).toEqual(shown(real));
    }

    // Real runtimes look for relative paths in the folder of their process.
    it.each(LOADS)("load_file %j", async (input) => {
      const { path } = Object(input) as { readonly path?: unknown };
      await expectSame("load_file", typeof path === "string" ? { ...Object(input), path: join(folder, path) } : input);
    });

    it.each(MESSAGES)("create_messages %j", (input) => expectSame("create_messages", input));

    it.each(SLEEPS)("sleep %j", (input) => expectSame("sleep", input));

    it.each([1, null, { a: [1] }])("noop %j", (input) => expectSame("noop", input));

    it("an unknown one", () => expectSame("nope", 1));
  },
);

/** A result without the details of an error, which 0.12 and 0.13 do not show, and whose last cause is that of a library. */
function shown(result: unknown): unknown {
  const { outcome, error } = stable(result) as { outcome: string; error?: { code: number; message: string } };
  return outcome === "success" ? stable(result) : { outcome, code: error?.code, message: error?.message };
}
