import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { findServer } from "@stepflow/orchestrator";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { parse } from "yaml";
import { findFreePort } from "../../../packages/orchestrator/src/process/free-port.ts";
import { sampleOf } from "../../support/whole.ts";
import { type Bench, openBench } from "../created/bench.ts";
import { readImage } from "../created/image.ts";
import type { InstalledProject } from "../created/installed-project.ts";
import { startIn } from "../created/running.ts";
import { verifyProject } from "../created/verify.ts";

const LIMIT_MS = 300_000;

let bench: Bench;
let basic: InstalledProject;
beforeAll(async () => {
  bench = await openBench();
  basic = await bench.create({ template: "basic", schema: "zod", packageManager: "npm" });
  await basic.run("npm run build");
}, LIMIT_MS);
afterAll(() => bench?.close());

/** Runs the flow of the project on a runtime that listens. */
async function runFlow(text: string, url: string): Promise<unknown> {
  const input = JSON.stringify({ text });
  const { stdout } = await basic.run(
    `npx stepflow-worker run --flow flows/top-words.yaml --input-json '${input}' --runtime ${url}`,
  );
  return JSON.parse(stdout);
}

describe("a project that is installed from the packed packages", () => {
  it("is created with the next commands", () => {
    expect(basic.output).toMatch(/Next:\n {2}cd basic-zod-npm\n {2}npm run test\n {2}npm run dev\n$/);
  });

  // `npm run test:created` verifies all templates with all libraries.
  const kinds = [
    { template: "basic", schema: "zod" },
    { template: "ai", schema: "valibot" },
  ] as const;
  it.each(sampleOf(kinds, kinds.length))(
    "$template with $schema: every command of its README works, and its flow has one result on three runtimes",
    async ({ template, schema }) => {
      const project = template === "basic" ? basic : await bench.create({ template, schema, packageManager: "npm" });
      await verifyProject(project);
    },
    LIMIT_MS,
  );

  it(
    "serves in dev what is changed",
    async () => {
      const dev = startIn(basic, ["npm", "run", "dev"]);
      const [, url = ""] = /^dev +(http:\S+)/m.exec(await dev.stdout.until(/^dev +http:\S+ /m)) ?? [];
      await dev.stdout.until(/^worker .*ready/m);
      expect(await runFlow("a b a", url)).toEqual({ words: 3, top: ["a", "b"] });

      const source = join(basic.folder, "src/worker.ts");
      const code = await readFile(source, "utf8");
      onTestFinished(() => writeFile(source, code));
      await writeFile(source, code.replace("words: words.length", "words: 42"));
      await dev.stdout.until(/^reload .*ready/m);
      expect(await runFlow("a b a", url)).toEqual({ words: 42, top: ["a", "b"] });
    },
    LIMIT_MS,
  );
});

describe("the containers of a project", () => {
  it(
    "are healthy while the worker of the image serves, and not after it has ended",
    async () => {
      const image = readImage(await basic.read("Dockerfile"));
      const port = String(await findFreePort());
      const variables = { ...image.env, PORT: port, WORKER_PASSWORD: "secret" };
      const worker = startIn(basic, image.command, variables);
      expect(await worker.stdout.until("\n")).toBe(`{"port":${port}}\n`);
      expect(await startIn(basic, image.healthCheck, variables).ended).toBe(0);
      worker.child.kill("SIGTERM");
      expect(await worker.ended).toBe(0);
      expect(await startIn(basic, image.healthCheck, variables).ended).toBe(1);
    },
    LIMIT_MS,
  );

  it(
    "find each other by the variables of compose.yaml",
    async () => {
      const { services, configs } = parse(await basic.read("compose.yaml"));
      const [, version = ""] = /stepflow-orchestrator==(\S+)/.exec(services.runtime.build.dockerfile_inline) ?? [];
      const server = await findServer(version);
      const config = join(basic.folder, "compose-config.yml");
      await writeFile(config, configs.stepflow.content);
      const port = await findFreePort();
      // Names of services are names of hosts between containers.
      const here = (variables: Record<string, string>): Record<string, string> =>
        JSON.parse(JSON.stringify(variables).replaceAll("runtime:7840", `localhost:${port}`));
      const command = [server?.path ?? "", "--config", config, "--port", String(port)];
      const runtime = startIn(basic, command, here(services.runtime.environment));
      const worker = startIn(basic, ["node", "dist/main.js"], here(services.worker.environment));
      const url = `http://127.0.0.1:${port}`;
      const isHealthy = (): Promise<boolean> =>
        fetch(`${url}/api/v1/health`).then(
          ({ ok }) => ok,
          () => false,
        );
      await expect.poll(isHealthy, { timeout: LIMIT_MS }).toBe(true);
      expect(await runFlow("a b a", url)).toEqual({ words: 3, top: ["a", "b"] });
      expect([runtime.child.exitCode, worker.child.exitCode]).toEqual([null, null]);
    },
    LIMIT_MS,
  );
});
