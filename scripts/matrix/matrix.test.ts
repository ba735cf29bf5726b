import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it, onTestFinished } from "vitest";

const SCRIPT = fileURLToPath(new URL("../matrix.ts", import.meta.url));
const ARGS = ["--conditions=@stepflow/source", "--import", import.meta.resolve("tsx"), SCRIPT];

/** A page without a table, and the results of all versions. */
async function createFiles() {
  const folder = await mkdtemp(join(tmpdir(), "stepflow-matrix-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const page = join(folder, "runtimes.md");
  await writeFile(page, "before\n<!-- matrix -->\n<!-- /matrix -->\nafter\n");
  for (const version of ["0.9.0", "0.10.0", "0.11.0", "0.11.1"]) {
    for (const mode of ["url", "subprocess"]) await writeColumn(folder, version, mode);
  }
  for (const version of ["0.12.0", "0.13.0"]) await writeColumn(folder, version, "pull");
  for (const mode of ["in-process", "url", "subprocess"]) await writeColumn(folder, "embedded", mode);
  return { folder, page };
}

function writeColumn(folder: string, version: string, mode: string): Promise<void> {
  const column = { version, mode, cells: { Blobs: "yes" } };
  return writeFile(join(folder, `${version}-${mode}.json`), JSON.stringify(column));
}

type Files = Awaited<ReturnType<typeof createFiles>>;

function runScript({ folder, page }: Files, ...args: readonly string[]): Promise<{ code: number; text: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, [...ARGS, "--page", page, "--results", folder, ...args], (error, stdout, stderr) =>
      resolve({ code: Number(error?.code ?? 0), text: stdout + stderr }),
    );
  });
}

it("writes the table, which is up to date until the results change", async () => {
  const files = await createFiles();
  expect(await runScript(files, "--check")).toMatchObject({ code: 1, text: expect.stringContaining("does not match") });
  expect(await runScript(files)).toMatchObject({ code: 0, text: expect.stringContaining("is written") });
  const text = await readFile(files.page, "utf8");
  expect(text).toMatch(
    /^before\n<!-- matrix -->\n\n[\s\S]*\| Blobs \| yes {6}\| yes {3}\| yes {4}\|[\s\S]*<!-- \/matrix -->\nafter\n$/,
  );
  expect(await runScript(files, "--check")).toMatchObject({ code: 0 });
  const changed = { version: "0.9.0", mode: "url", cells: { Blobs: "fails" } };
  await writeFile(join(files.folder, "0.9.0-url.json"), JSON.stringify(changed));
  expect(await runScript(files, "--check")).toMatchObject({ code: 1 });
  expect(await readFile(files.page, "utf8")).toBe(text);
});

it("names the missing results and the command that produces them", async () => {
  const files = await createFiles();
  await rm(join(files.folder, "0.10.0-url.json"));
  const { code, text } = await runScript(files);
  expect(code).toBe(1);
  expect(text).toContain('No results in 0.10.0-url.json: run "npm test -- --only runtimes" first.');
  await rm(join(files.folder, "embedded-url.json"));
  expect((await runScript(files)).text).toContain('run "npm test -- --only suite" first.');
});
