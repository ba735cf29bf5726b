import { existsSync } from "node:fs";
import { join } from "node:path";
import { expect, it, vi } from "vitest";
import { untilGone } from "../support/processes/processes.ts";
import { useCli } from "./support/cli-program.ts";
import { createProject, type DevLine, ready } from "./support/dev-project.ts";

const cli = useCli();

const PYTHON = (version: string): string => `
import json, os, pathlib, time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

class Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        self.reply({})

    def do_POST(self):
        message = json.loads(self.rfile.read(int(self.headers["content-length"])))
        if "id" not in message:
            self.send_response(202)
            self.end_headers()
            return
        self.reply({"jsonrpc": "2.0", "id": message["id"], "result": answer(message["method"], message.get("params", {}))})

    def reply(self, value):
        body = json.dumps(value).encode()
        self.send_response(200)
        self.send_header("content-type", "application/json")
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args):
        pass

def answer(method, params):
    if method == "initialize":
        return {"serverProtocolVersion": 1}
    if method == "components/list":
        return {"components": [{"component": "/version"}]}
    wait = params["input"].get("wait")
    if wait:
        pathlib.Path(wait + ".begun").touch()
    while wait and not os.path.exists(wait):
        time.sleep(0.01)
    return {"output": {"version": "${version}", "pid": os.getpid()}}

server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
print(json.dumps({"port": server.server_address[1]}), flush=True)
server.serve_forever()
`;

it("restarts a Python worker of a configuration when its code changes, and leaves TypeScript workers alone", async () => {
  const project = await createProject(cli);
  await project.writeWorker("one");
  await project.write({
    "worker.py": PYTHON("one"),
    "stepflow-config.yml": `
plugins:
  py: { type: stepflow, command: python3, args: [worker.py] }
routes:
  "/py/{*component}": [{ plugin: py }]
`,
  });
  const dev = await project.start(["src/worker.mjs", "--config", "stepflow-config.yml"]);
  const names = new Set<unknown>();
  while (names.size < 2) names.add(Object((await dev.next(ready))["worker"]).name);
  const versionOf = async (input = {}) => Object(Object(await dev.execute("/py/version", input)).result);
  const [former, text] = [await versionOf(), await dev.execute("/text/pid")];
  expect(former.version).toBe("one");

  const go = join(project.folder, "go");
  const held = versionOf({ wait: go });
  await vi.waitFor(() => expect(existsSync(`${go}.begun`)).toBe(true), { timeout: 10_000 });
  await project.write({ "worker.py": PYTHON("two") });
  const isDone = ({ type, reload }: DevLine): boolean => type === "reload" && Object(reload).state !== "running";
  expect((await dev.next(isDone))["reload"]).toMatchObject({
    state: "ready",
    files: ["worker.py"],
    workers: ["py"],
    executions: 1,
  });
  expect((await versionOf()).version).toBe("two");
  await project.write({ go: "" });
  expect(await held).toEqual(former);
  await untilGone(Number(former.pid));

  await project.write({ "worker.py": "raise SystemExit('broken')" });
  expect((await dev.next(isDone))["reload"]).toMatchObject({
    state: "failed",
    error: expect.stringContaining("broken"),
  });
  expect((await versionOf()).version).toBe("two");
  expect(await dev.execute("/text/pid")).toEqual(text);
  await dev.stop();
});
