import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createRuntime } from "@stepflow/runtime";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { packages } from "../../architecture/repository.ts";
import { createCertificates } from "../../support/wire/certificates.ts";
import { startTlsProxy } from "../../support/wire/tls-proxy.ts";
import { readBlocks } from "./markdown.ts";
import { ELSEWHERE, type PackageProgram, PROGRAMS, TLS_PROGRAMS, WORKER, WORKERS } from "./package-programs.ts";
import { FROM_SOURCE, ROOT, runCommand, runProgram } from "./program.ts";
import { createUserFolder, type UserFolder } from "./user-folder.ts";

/** READMEs whose TypeScript is no program of a user: `src/components.d.ts` is an excerpt of what `types` writes. */
const EXCERPTS: readonly string[] = ["cli"];

const ALL = [...PROGRAMS, ...TLS_PROGRAMS, ...WORKERS, ...ELSEWHERE];
const fileOf = ({ name, index }: PackageProgram): string => `${name}-${index}.ts`;

let folder: UserFolder;
beforeAll(async () => {
  folder = await createUserFolder();
  await folder.write("worker.ts", WORKER);
  for (const program of ALL) await folder.write(fileOf(program), await completed(program));
});
afterAll(() => folder.remove());

function titled<Program extends PackageProgram>(programs: readonly Program[]): [title: string, program: Program][] {
  return programs.map((program) => [`program ${program.index + 1} of packages/${program.name}/README.md`, program]);
}

async function typeScriptOf(name: string): Promise<readonly string[]> {
  const blocks = await readBlocks(`packages/${name}/README.md`);
  return blocks.filter(({ language }) => language === "ts").map(({ text }) => text);
}

/** Returns a block as a whole program. @throws Error if it does not contain a text that is to be replaced */
async function completed({ name, index, before = "", replaced = {}, after = "" }: PackageProgram): Promise<string> {
  let block = (await typeScriptOf(name))[index] ?? "";
  for (const [text, other] of Object.entries(replaced)) {
    if (!block.includes(text)) throw new Error(`The README of ${name} does not contain ${text} any more.`);
    block = block.replace(text, () => other);
  }
  return `${before}\n${block}\n${after}\n`;
}

async function printedBy(program: string, env: Readonly<Record<string, string>> = {}): Promise<string> {
  const { exitCode, stdout, stderr } = await runProgram(join(folder.path, program), [], { cwd: folder.path, env });
  expect(exitCode, stderr).toBe(0);
  return stdout.replaceAll(/\s+/g, " ").trim();
}

describe("the programs in the READMEs of packages", () => {
  it("are all listed here", async () => {
    const names = packages.map(({ folder: path }) => path.replace("packages/", ""));
    const found = await Promise.all(
      names
        .filter((name) => !EXCERPTS.includes(name))
        .map(async (name) => (await typeScriptOf(name)).map((_, index) => `${name}-${index}.ts`)),
    );
    expect(ALL.map(fileOf).toSorted()).toEqual(found.flat().sort());
  });

  it("compile under strict flags", async () => {
    const tsconfig = {
      extends: join(ROOT, "tsconfig.check.json"),
      compilerOptions: { incremental: false, tsBuildInfoFile: null },
      include: ALL.map(fileOf),
    };
    const file = await folder.write("tsconfig.json", JSON.stringify(tsconfig));
    const { exitCode, stdout } = await runCommand(join(ROOT, "node_modules/.bin/tsgo"), ["-p", file]);
    expect({ exitCode, stdout }).toEqual({ exitCode: 0, stdout: "" });
  }, 120_000);

  it.each(titled(PROGRAMS))("%s prints what it says", async (_title, program) => {
    expect(await printedBy(fileOf(program))).toBe(program.prints);
  });

  it("packages/client/README.md: the client reaches a runtime behind TLS with certificates of its own", async () => {
    const { ca, server, client } = await createCertificates();
    for (const [name, text] of Object.entries({ ca, ...client }))
      await writeFile(join(folder.path, `${name}.pem`), text);
    await using runtime = await createRuntime({ workers: {} });
    const { url } = await runtime.listen({ port: 0 });
    const target = Number(new URL(url).port);
    const port = await startTlsProxy({ certificate: server, target, clientCa: ca });
    for (const program of TLS_PROGRAMS) {
      expect(await printedBy(fileOf(program), { RUNTIME_URL: `https://localhost:${port}` })).toBe(program.prints);
    }
  });

  it.each(titled(WORKERS))("%s serves a worker", async (_title, program) => {
    const worker = { command: process.execPath, args: [...FROM_SOURCE, fileOf(program)], cwd: folder.path };
    await using runtime = await createRuntime({ workers: { w: worker } });
    expect(await runtime.run(program.flow, program.input)).toEqual({ outcome: "success", result: program.result });
  });
});
