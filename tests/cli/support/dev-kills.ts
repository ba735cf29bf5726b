import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { createClient } from "@stepflow/client";
import { FolderRunStore } from "@stepflow/runtime";
import { expect } from "vitest";
import type { CliProgram } from "./cli-program.ts";
import { createProject, type DevProject, ready } from "./dev-project.ts";
import { FLOW, writeVersion } from "./dev-soak.ts";
import { markProcesses } from "./marked-processes.ts";

/** A worker that has a child in a session of its own, as programs that start browsers or databases do. */
const PYTHON = `
import json, subprocess, sys, time
if len(sys.argv) == 1:
    subprocess.Popen([sys.executable, __file__, "child"], start_new_session=True)
    from http.server import BaseHTTPRequestHandler, HTTPServer
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_response(200)
            self.end_headers()
        def log_message(self, *args):
            pass
    server = HTTPServer(("127.0.0.1", 0), Handler)
    print(json.dumps({"port": server.server_address[1]}), flush=True)
    server.serve_forever()
time.sleep(600)
`;

const CONFIG = `
plugins:
  py: { type: stepflow, command: python3, args: [worker.py], env: { STEPFLOW_TEST_MARK: "\${STEPFLOW_TEST_MARK}" } }
routes:
  "/py/{*component}": [{ plugin: py }]
`;

/** Kills servers at random moments of their start, and checks that nothing is left. */
export async function killStarts(cli: CliProgram, kills: number, maxDelayMs: number): Promise<void> {
  const project = await createProject(cli);
  await writeVersion(project, cli, 0);
  await project.write({ "worker.py": PYTHON, "stepflow-config.yml": CONFIG });
  const args = ["dev", "src/worker.ts", "--config", "stepflow-config.yml", "--command", "other=python3 worker.py"];
  for (let round = 0; round < kills; round += 1) {
    const processes = markProcesses();
    const dev = cli.start(args, { cwd: project.folder, env: { NODE_OPTIONS: "", ...processes.env } });
    await pause(((round + Math.random()) * maxDelayMs) / kills);
    dev.kill("SIGKILL");
    await dev.ended;
    await processes.untilNoneLeft();
  }
  await openRuns(project);
}

/** Kills a server at random moments of its work, and checks that nothing is left and that its runs can be read. */
export async function soakKills(
  cli: CliProgram,
  kills: number,
  args: readonly string[] = [],
): Promise<{ readonly interrupted: number }> {
  const project = await createProject(cli);
  const log = join(project.folder, "begun.log");
  const isEmbedded = args.length === 0;
  let interrupted = 0;
  for (let round = 1; round <= kills; round += 1) {
    await writeVersion(project, cli, round);
    const processes = markProcesses();
    const dev = await project.start(["src/worker.ts", ...args], processes.env);
    const client = createClient({ url: dev.url });
    const load = Promise.allSettled(
      Array.from({ length: 5 }, (_none, lane) => client.run(FLOW, [{ id: `${round}-${lane}`, log }])),
    );
    // Half of the rounds kill during a start or a reload.
    if (round % 2 === 0) await dev.next(ready);
    await writeVersion(project, cli, round + 1_000);
    await pause(Math.random() * 1_500);
    dev.cli.kill("SIGKILL");
    await dev.cli.ended;
    await processes.untilNoneLeft();
    await load;
    if (isEmbedded) interrupted += await openRuns(project);
  }
  return { interrupted };
}

/** Opens the runs of a killed server. Returns the number of interrupted ones. */
async function openRuns({ folder }: DevProject): Promise<number> {
  const store = await FolderRunStore.open(join(folder, ".stepflow/runs"), {
    logger: { debug() {}, warn() {}, error() {} },
  });
  expect(store.list({ status: "running" })).toEqual([]);
  const interrupted = store.list({ status: "interrupted" }).length;
  store.close();
  return interrupted;
}
