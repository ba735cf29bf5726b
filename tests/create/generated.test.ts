import { execFile } from "node:child_process";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { inspectFlow } from "@stepflow/runtime";
import { describe, expect, it, onTestFinished } from "vitest";
import { parse } from "yaml";
import { PACKAGE_MANAGERS } from "../../packages/create-stepflow-worker/src/choices/package-manager.ts";
import { templateFilesOf } from "../../packages/create-stepflow-worker/src/project/template-files.ts";
import { VERSIONS } from "../../packages/create-stepflow-worker/src/project/versions.ts";
import { packages, ROOT, readJson } from "../architecture/repository.ts";
import { readBlocks } from "../packaging/examples/markdown.ts";
import { SERVER_VERSIONS } from "../support/runtimes/versions.ts";
import { ALL_PROJECTS } from "./all-projects.ts";

/** Writes all projects into a new folder, which is removed after the tests. */
async function useFolder(parent: string): Promise<string> {
  await mkdir(parent, { recursive: true });
  const folder = await mkdtemp(join(parent, "created-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  for (const { name, files } of ALL_PROJECTS) {
    for (const [path, text] of files) {
      const file = join(folder, name, path);
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, text);
    }
  }
  return folder;
}

/** Runs a program of the repository, and returns what it printed if it fails. */
async function faultsOf(program: string, args: readonly string[], cwd: string): Promise<string> {
  const command = join(ROOT, "node_modules/.bin", program);
  return promisify(execFile)(command, args, { cwd, env: { ...process.env, NO_COLOR: "1" } }).then(
    () => "",
    ({ stdout, stderr }: { stdout: string; stderr: string }) => stdout + stderr,
  );
}

describe("the code of all templates with all schema libraries", () => {
  it("has no type errors under the settings of the projects", async () => {
    // Inside of the repository, so that the projects find its packages.
    const folder = await useFolder(join(ROOT, "node_modules/.cache"));
    const settings = {
      extends: "./basic-zod/tsconfig.json",
      compilerOptions: { customConditions: ["@stepflow/source"] },
      include: ["*/src", "*/test"],
    };
    await writeFile(join(folder, "tsconfig.json"), JSON.stringify(settings));
    expect(await faultsOf("tsgo", ["-p", folder], folder)).toBe("");
  }, 180_000);

  it("is formatted and linted as this repository is", async () => {
    // Biome skips what is below node_modules.
    const folder = await useFolder(tmpdir());
    const { formatter, linter } = readJson("biome.json") as Record<"formatter" | "linter", unknown>;
    const config = {
      root: true,
      files: { includes: ["*/**/*.ts", "*/**/*.json", "!**/package.json"] },
      formatter,
      linter,
    };
    await writeFile(join(folder, "biome.json"), JSON.stringify(config));
    await faultsOf("biome", ["format", "--write", "biome.json"], folder);
    expect(await faultsOf("biome", ["check", "--error-on-warnings"], folder)).toBe("");
  });
});

describe.each(ALL_PROJECTS)("$name", ({ files, template }) => {
  const textOf = (path: string): string => files.get(path) ?? "";

  it("has all files, and no placeholder in them", () => {
    expect([...files.keys()]).toEqual(
      expect.arrayContaining([
        ...["src/worker.ts", "src/main.ts", "test/worker.test.ts", "tsconfig.json", "package.json"],
        ...["stepflow-config.yml", "Dockerfile", "compose.yaml", ".github/workflows/ci.yml"],
        ...["AGENTS.md", "README.md", ".gitignore"],
      ]),
    );
    expect([...files].filter(([, text]) => /\{\{[^}]*\}\}/.test(text)).map(([path]) => path)).toEqual([]);
  });

  it("has flows that every runtime accepts, with test cases", () => {
    const flows = [...files].filter(([path]) => path.startsWith("flows/"));
    expect(flows.length).toBeGreaterThan(0);
    for (const [path, text] of flows) {
      expect(inspectFlow(text, { source: path }).diagnostics).toEqual([]);
      expect(parse(text).test.cases.length).toBeGreaterThan(0);
    }
  });

  it("leads the runtime of compose.yaml to the same workers as stepflow-config.yml", () => {
    const { services, configs } = parse(textOf("compose.yaml"));
    const inside = parse(configs.stepflow.content);
    const outside = parse(textOf("stepflow-config.yml"));
    expect(inside.routes).toEqual(outside.routes);
    const queues = Object.values(inside.plugins as Record<string, { queueName: string }>).map((one) => one.queueName);
    const pulled = Object.values(services as Record<string, { environment?: Record<string, string> }>).flatMap(
      ({ environment }) => environment?.["STEPFLOW_QUEUE_NAME"] ?? [],
    );
    expect(pulled).toEqual(queues);
    expect(Object.keys(outside.plugins)).toEqual(Object.keys(inside.plugins));
    expect(services.runtime.build.dockerfile_inline).toContain(`stepflow-orchestrator==${SERVER_VERSIONS.at(-1)}`);
    expect(pulled).toHaveLength(template === "python-mixed" ? 2 : 1);
  });

  it("has a workflow whose steps are scripts of the project", () => {
    const workflow = parse(textOf(".github/workflows/ci.yml"));
    const runs = (workflow.jobs.test.steps as { run?: string }[]).flatMap(({ run }) => run ?? []);
    const { scripts } = JSON.parse(textOf("package.json")) as { scripts: Record<string, string> };
    const named = runs.flatMap((run) => /^npm run (.+)$/.exec(run)?.[1] ?? []);
    expect(named).toEqual(expect.arrayContaining(["check", "test", "build"]));
    expect(named.filter((name) => scripts[name] === undefined)).toEqual([]);
  });
});

describe("each package manager", () => {
  it.each(PACKAGE_MANAGERS)("$value has its own commands", ({ value }) => {
    const files = templateFilesOf({ name: "w", folder: "w", template: "basic", schema: "zod", packageManager: value });
    expect(files.get("README.md")).toContain(`${value} run test`);
    expect(files.get("Dockerfile")).toContain(`RUN ${value} run build`);
    expect(parse(files.get(".github/workflows/ci.yml") ?? "")).toMatchObject({ jobs: { test: expect.anything() } });
    expect([...files].filter(([, text]) => /\{\{[^}]*\}\}/.test(text)).map(([path]) => path)).toEqual([]);
  });
});

it("docs/guide/deployment.md shows the Dockerfile and the compose file of the template", async () => {
  const files = templateFilesOf({ name: "text", folder: "w", template: "basic", schema: "zod", packageManager: "npm" });
  const shown = (await readBlocks("docs/guide/deployment.md")).map(({ text }) => text);
  expect(shown).toEqual(expect.arrayContaining([files.get("Dockerfile"), files.get("compose.yaml")]));
});

it("projects use the versions with which this repository is tested", () => {
  const manifests = [readJson("package.json"), ...packages.map(({ manifest }) => manifest)];
  const used = Object.assign(
    {},
    ...manifests.map((one) => (one as { devDependencies?: object }).devDependencies ?? {}),
  );
  expect(VERSIONS).toEqual(Object.fromEntries(Object.keys(VERSIONS).map((name) => [name, used[name]])));
});
