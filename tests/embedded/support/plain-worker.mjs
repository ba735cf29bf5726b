// A worker on bare node:http, which runtimes can start. What it says, and how it misbehaves, is told by its environment.
import { spawn } from "node:child_process";
import { appendFileSync, existsSync } from "node:fs";
import { createServer } from "node:http";

const { NOISE = "", UNWELL = "0", CHILD, PIDS, ATTEMPTS, AT_INITIALIZE, AT_RESTART } = process.env;
let unwell = Number(UNWELL);
/** With "session", the child leads a session of its own and has no output; with "output", it also has the worker's output. */
const child =
  CHILD &&
  spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"], {
    stdio: CHILD === "output" ? ["ignore", "inherit", "ignore"] : "ignore",
    detached: CHILD !== "1",
  });
const isRestart = PIDS !== undefined && existsSync(PIDS);
if (PIDS) appendFileSync(PIDS, `${process.pid}\n${child ? `${child.pid}\n` : ""}`);

function end(words, code) {
  process.stderr.write(`${words}\n`);
  process.exit(code);
}

const components = {
  "/echo": (input) => input,
  "/process": () => ({
    pid: process.pid,
    child: child?.pid,
    cwd: process.cwd(),
    env: { ...process.env },
    args: process.argv.slice(2),
  }),
  "/exit": ({ times = 1, signal }, { attempt }) => {
    if (attempt <= times && signal !== undefined) process.kill(process.pid, signal);
    else if (attempt <= times) end("out of memory", 7);
    return { attempt, pid: process.pid };
  },
  "/flood": ({ megabytes, piece }, { attempt }) => {
    const megabyte = piece.repeat(1_000_000 / piece.length);
    for (let index = 0; index < megabytes; index += 1) process.stdout.write(megabyte);
    return attempt;
  },
};

async function answer(request, response) {
  if (request.method === "GET") {
    unwell -= 1;
    return void response.writeHead(unwell >= 0 ? 503 : 200).end();
  }
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  const { id, method, params } = JSON.parse(Buffer.concat(chunks).toString());
  if (id === undefined) return void response.writeHead(202).end();
  if (method === "initialize" && AT_INITIALIZE === "exit") end("no licence", 4);
  if (method === "components/execute" && ATTEMPTS) appendFileSync(ATTEMPTS, `${params.attempt}\n`);
  const result =
    method === "initialize"
      ? { serverProtocolVersion: 1, server_protocol_version: 1 }
      : { output: components[params.component](params.input, params) };
  response.setHeader("content-type", "application/json");
  response.end(JSON.stringify({ jsonrpc: "2.0", id, result }));
}

const server = createServer((request, response) => void answer(request, response));
server.listen(0, "127.0.0.1", () => {
  if (isRestart && AT_RESTART === "exit") end("no luck", 3);
  if (isRestart && AT_RESTART === "silence") return;
  const { port } = server.address();
  process.stdout.write(`${NOISE}{"level":"info"}\n{"port":"${port}"}\n{"port":${port},"pid":${process.pid}}\n`);
});
