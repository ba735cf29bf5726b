import { existsSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { isAlive, untilGone } from "../support/processes/processes.ts";
import { useCli } from "./support/cli-program.ts";
import { createProject, type DevLine, type DevProcess, ready } from "./support/dev-project.ts";

const cli = useCli();
const PLAIN_WORKER = fileURLToPath(new URL("../embedded/support/plain-worker.mjs", import.meta.url));

const reloaded = ({ type, reload }: DevLine): boolean => type === "reload" && Object(reload).state !== "running";
const success = (result: unknown) => ({ outcome: "success", result });

async function pidOf(dev: DevProcess): Promise<number> {
  const result = await dev.execute("/text/pid");
  return result.outcome === "success" ? Number(result.result) : Number.NaN;
}

it("ends executions on the code on which they began, and keeps it in service if the new code is broken", async () => {
  const project = await createProject(cli);
  await project.writeWorker("one", "src/worker.ts");
  // No worker is named: src/worker.ts is the default.
  const dev = await project.start();
  expect((await dev.next(ready))["worker"]).toMatchObject({ name: "text", components: 6, version: 1 });
  const former = await pidOf(dev);
  const file = join(project.folder, "go");
  const held = dev.execute("/text/hold", { file });
  await untilRunning(dev);

  await project.writeWorker("two", "src/worker.ts");
  const { reload } = await dev.next(reloaded);
  expect(reload).toMatchObject({ state: "ready", files: ["src/worker.ts"], workers: ["text"], executions: 1 });
  expect(await dev.execute("/text/version")).toEqual(success("two"));
  expect(isAlive(former)).toBe(true);

  await project.write({ "src/worker.ts": "export default createWorker({" });
  const broken = (await dev.next(reloaded))["reload"];
  expect(broken).toMatchObject({ state: "failed", hasFormer: true, error: expect.stringContaining("src/worker.ts") });
  expect(await dev.execute("/text/version")).toEqual(success("two"));

  await project.write({ go: "" });
  expect(await held).toEqual(success("one"));
  await untilGone(former);
  expect(readFileSync(join(project.folder, ".stepflow/.gitignore"), "utf8")).toBe("*\n");
  expect(await dev.stop()).toBe(143);
});

/** Waits until the runtime has a run that is under way. */
async function untilRunning({ url }: DevProcess): Promise<void> {
  for (;;) {
    const { runs } = (await (await fetch(`${url}/api/v1/runs?status=running`)).json()) as { runs: unknown[] };
    if (runs.length > 0) return;
  }
}

it("waits for a change if a worker does not start at first, and restarts one that ends", async () => {
  const project = await createProject(cli);
  await project.write({ "src/worker.mjs": "throw new Error('not yet');" });
  const dev = await project.start(["src/worker.mjs"]);
  const { worker } = await dev.next(({ type, worker: one }) => type === "worker" && Object(one).state === "failed");
  expect(worker).toMatchObject({ version: 0, error: expect.stringContaining("not yet") });
  await project.writeWorker("one");
  await dev.next(ready);
  const before = await pidOf(dev);
  const exited = dev.next(({ type }) => type === "exited");
  // The execution is repeated after its connection broke, so that it ends one process after another: only the first end matters here.
  void dev.execute("/text/exit").catch(() => {});
  expect(await exited).toMatchObject({ worker: "text", code: 7 });
  await dev.next(ready);
  expect(before).not.toBeNaN();
  await dev.stop();
});

it("reloads flows without a restart of workers", async () => {
  const project = await createProject(cli);
  await project.writeWorker("one");
  await project.write({
    "flows/a.yaml": "steps:\n  - id: a\n    component: /text/version\n    input: {}\noutput: { $step: a }\n",
  });
  const dev = await project.start(["src/worker.mjs"]);
  expect((await dev.next(({ type }) => type === "flow"))["flow"]).toMatchObject({
    path: join("flows", "a.yaml"),
    steps: 1,
  });
  await dev.next(ready);
  const pid = await pidOf(dev);
  await project.write({
    "flows/a.yaml": "steps:\n  - id: a\n    component: /text/version\n    input: { $step: b }\noutput: 1\n",
  });
  const { flow } = await dev.next(({ type }) => type === "flow");
  expect(flow).toMatchObject({ error: expect.stringContaining("'b'") });
  expect(flow).not.toHaveProperty("flowId");
  expect(await pidOf(dev)).toBe(pid);
  await dev.stop();
});

it("passes variables of files to workers, and restarts them when these change", async () => {
  const project = await createProject(cli);
  await project.writeWorker("one");
  await project.write({ ".env": "GREETING='hello'\n" });
  const dev = await project.start(["src/worker.mjs", "--env-file", ".env"]);
  await dev.next(ready);
  expect(await dev.execute("/text/env", { name: "GREETING" })).toEqual(success("hello"));
  await project.write({ ".env": "GREETING=bye\n" });
  expect((await dev.next(reloaded))["reload"]).toMatchObject({ files: [".env"], state: "ready" });
  expect(await dev.execute("/text/env", { name: "GREETING" })).toEqual(success("bye"));
  await dev.stop();
});

it("reloads a configuration, and replaces the workers that it changes", async () => {
  const project = await createProject(cli);
  await project.writeWorker("one");
  const config = (value: string, name = "plain"): string => `
plugins:
  ${name}: { type: stepflow, command: node, args: [${JSON.stringify(PLAIN_WORKER)}], env: { VALUE: "${value}" } }
routes:
  "/${name}/{*component}": [{ plugin: ${name} }]
`;
  /** Writes the configuration at once after the server has handled the last one, as editors do that format on save. */
  const change = async (text: string): Promise<unknown> => {
    await project.write({ "stepflow-config.yml": text });
    return dev.next(({ type }) => type === "config");
  };
  await project.write({ "stepflow-config.yml": config("1") });
  const dev = await project.start(["src/worker.mjs", "--config", "stepflow-config.yml"]);
  await dev.next(
    ({ type, worker }) => type === "worker" && Object(worker).name === "text" && Object(worker).state === "ready",
  );
  const pid = await pidOf(dev);
  expect(await dev.execute("/plain/process")).toMatchObject({ result: { env: { VALUE: "1" } } });
  expect(await change(config("2"))).not.toHaveProperty("error");
  expect(await dev.execute("/plain/process")).toMatchObject({ result: { env: { VALUE: "2" } } });
  expect(await change("plugins: 1")).toHaveProperty("error");
  expect(await dev.execute("/plain/process")).toMatchObject({ result: { env: { VALUE: "2" } } });
  expect(await change(config("2", "other"))).not.toHaveProperty("error");
  expect(await dev.execute("/other/process")).toMatchObject({ result: { env: { VALUE: "2" } } });
  expect(await workersOf(dev)).toEqual(["text ready", "other ready"]);
  expect(await pidOf(dev)).toBe(pid);
  await dev.stop();
});

async function workersOf({ url, token }: DevProcess): Promise<string[]> {
  const response = await fetch(`${url}/dev/api/workers`, { headers: { authorization: `Bearer ${token}` } });
  const workers = (await response.json()) as { name: string; state: string }[];
  return workers.map(({ name, state }) => `${name} ${state}`);
}

it("follows a worker that changes its name", async () => {
  const project = await createProject(cli);
  await project.writeWorker("one");
  const dev = await project.start(["src/worker.mjs"]);
  await dev.next(ready);
  const former = await pidOf(dev);
  const text = readFileSync(join(project.folder, "src/worker.mjs"), "utf8");
  await project.write({ "src/worker.mjs": text.replace('name: "text"', 'name: "words"') });
  expect((await dev.next(reloaded))["reload"]).toMatchObject({ state: "ready", workers: ["words"] });
  expect(await dev.execute("/words/version")).toEqual(success("one"));
  expect(await dev.execute("/text/version")).toMatchObject({ outcome: "failed" });
  await untilGone(former);
  await dev.stop();
});

it("leaves no process behind when it is killed, and shows the runs that were under way as interrupted", async () => {
  const project = await createProject(cli);
  await project.writeWorker("one");
  const args = [
    "src/worker.mjs",
    "--worker",
    "other=src/worker.mjs",
    "--command",
    `plain=node ${PLAIN_WORKER}`,
  ] as const;
  const dev = await project.start(args);
  const names = new Set<unknown>();
  while (names.size < 3) names.add(Object((await dev.next(ready))["worker"]).name);
  const plain = await dev.execute("/plain/process");
  const pids = [await pidOf(dev), plain.outcome === "success" ? Number(Object(plain.result).pid) : Number.NaN];
  const other = await dev.execute("/other/pid");
  if (other.outcome === "success") pids.push(Number(other.result));
  // A worker that never returns to its event loop.
  void dev.execute("/other/spin").catch(() => {});
  void dev.execute("/text/hold", { file: join(project.folder, "never") }).catch(() => {});
  await untilRunning(dev);
  // The store writes at the end of a turn of the event loop. The second answer comes from a later turn than the first.
  await untilRunning(dev);
  dev.cli.kill("SIGKILL");
  await dev.cli.ended;
  await Promise.all(pids.map((pid) => untilGone(pid)));

  const second = await project.start(["src/worker.mjs"]);
  const runs = await second.next(({ type }) => type === "runs");
  expect(Number(runs["interrupted"])).toBeGreaterThan(0);
  await second.stop("SIGINT");
});

it("runs side by side, each with runs of its own", async () => {
  const project = await createProject(cli);
  await project.writeWorker("one");
  const first = await project.start(["src/worker.mjs"]);
  const second = await project.start(["src/worker.mjs"]);
  expect(first.url).not.toBe(second.url);
  expect((await second.next(({ type }) => type === "runs"))["folder"]).toBe(join(".stepflow", "runs-2"));
  expect(await Promise.all([first.stop("SIGHUP"), second.stop("SIGINT")])).toEqual([129, 130]);
  expect(existsSync(join(project.folder, ".stepflow/runs/lock"))).toBe(false);
});

it("prints lines for people", async () => {
  const project = await createProject(cli);
  await project.writeWorker("one");
  const dev = cli.start(["dev", "src/worker.mjs"], { cwd: project.folder, env: { NODE_OPTIONS: "" } });
  const first = await dev.stdout.until(/^worker .*\n/m);
  expect(first).toMatch(/^dev {6}http:\/\/127\.0\.0\.1:\d+\/\?token=[\w-]{43} {2}REST API at \/api\/v1$/m);
  expect(first).toMatch(/^worker {3}text {2}6 components {2}ready in [\d.]+ m?s$/m);
  await project.writeWorker("two");
  expect(await dev.stdout.until(/^reload .*\n/m)).toMatch(/^reload {3}src\/worker\.mjs {2}→ ready in [\d.]+ m?s$/m);
  dev.kill("SIGINT");
  expect(await dev.ended).toMatchObject({ exitCode: 130, stderr: "error Interrupted by SIGINT.\n" });
});

it("refuses a port in use, missing files and a project without a worker", async () => {
  const project = await createProject(cli);
  await project.writeWorker("one");
  const run = (...args: string[]) => cli.run(["dev", ...args], { cwd: project.folder, env: { NODE_OPTIONS: "" } });
  const server = createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const { port } = server.address() as { port: number };
  const [inUse, noFlow, noEnv, noWorker] = await Promise.all([
    run("src/worker.mjs", "--port", String(port)),
    run("src/worker.mjs", "--flow", "missing.yaml"),
    run("src/worker.mjs", "--env-file", "missing.env"),
    run(),
  ]);
  server.close();
  expect([inUse, noFlow, noWorker].map(({ exitCode }) => exitCode)).toEqual([2, 2, 2]);
  // Node 20 ends itself with 9 if it finds this option behind the name of a program, and the file is missing.
  expect([2, 9]).toContain(noEnv.exitCode);
  expect(inUse.stderr).toContain(`--port ${port}: `);
  expect(inUse.stderr).toContain("Choose another port");
  expect(noFlow.stderr).toContain("missing.yaml does not exist");
  expect(noEnv.stderr).toContain("missing.env");
  expect(noWorker.stderr).toContain("Write stepflow-worker dev FILE.");
});
