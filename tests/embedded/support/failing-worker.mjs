// Worker without dependencies: an execution with `mode: "fail"` fails at once, others take 300 ms.
import { createServer } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";

const HANDSHAKE = { serverProtocolVersion: 1, server_protocol_version: 1 };

async function answer(method, params) {
  if (method === "initialize") return { result: HANDSHAKE };
  if (method === "components/list") return { result: { components: [] } };
  if (params.input.mode === "fail") return { error: { code: -32100, message: "no" } };
  await sleep(300);
  return { result: { output: { ok: true } } };
}

async function serve(request, response) {
  if (request.method !== "POST") return response.writeHead(200).end("{}");
  const chunks = await request.toArray();
  const { id, method, params } = JSON.parse(Buffer.concat(chunks).toString());
  if (id === undefined) return response.writeHead(202).end();
  const body = JSON.stringify({ jsonrpc: "2.0", id, ...(await answer(method, params)) });
  response.writeHead(200, { "content-type": "application/json" }).end(body);
}

const server = createServer((request, response) => void serve(request, response));
server.listen(0, "127.0.0.1", () => process.stdout.write(`{"port":${server.address().port}}\n`));
process.on("SIGTERM", () => process.exit(0));
