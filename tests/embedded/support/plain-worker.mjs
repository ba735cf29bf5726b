// A worker on bare node:http, which runtimes can start. What it says and how long it takes to be well is told by its environment.
import { spawn } from "node:child_process";
import { createServer } from "node:http";

const { NOISE = "", UNWELL = "0", CHILD } = process.env;
let unwell = Number(UNWELL);
const child = CHILD && spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"], { stdio: "ignore" });

const components = {
  "/echo": (input) => input,
  "/process": () => ({
    pid: process.pid,
    child: child?.pid,
    cwd: process.cwd(),
    env: { ...process.env },
    args: process.argv.slice(2),
  }),
  "/exit": (_input, { attempt }) => {
    if (attempt === 1) process.exit(7);
    return { attempt, pid: process.pid };
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
  const result =
    method === "initialize"
      ? { serverProtocolVersion: 1, server_protocol_version: 1 }
      : { output: components[params.component](params.input, params) };
  response.setHeader("content-type", "application/json");
  response.end(JSON.stringify({ jsonrpc: "2.0", id, result }));
}

const server = createServer((request, response) => void answer(request, response));
server.listen(0, "127.0.0.1", () => {
  const { port } = server.address();
  process.stdout.write(`${NOISE}{"level":"info"}\n{"port":"${port}"}\n{"port":${port},"pid":${process.pid}}\n`);
});
