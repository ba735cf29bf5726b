// The yardstick: the same JSON work on bare node:http, without guards, validation, deadlines and errors. With the name of a module in
// schemas/ as its argument, it checks the input of `/echo` by the same library as the worker.
import { randomUUID } from "node:crypto";
import { createServer } from "node:http";

const JSON_HEADERS = { "content-type": "application/json" };
const pending = new Map();
const { check } =
  process.argv[2] === undefined ? { check: (input) => input } : await import(`./schemas/${process.argv[2]}.js`);

function answer(res, id, result) {
  const body = JSON.stringify({ jsonrpc: "2.0", id, result });
  res.writeHead(200, { ...JSON_HEADERS, "content-length": Buffer.byteLength(body) });
  res.end(body);
}

function openStream(res) {
  res.writeHead(200, { "content-type": "text/event-stream", "cache-control": "no-cache" });
  const event = (message) => `data: ${JSON.stringify({ jsonrpc: "2.0", ...message })}\n\n`;
  return {
    end: (message) => res.end(event(message)),
    call: (method, params) =>
      new Promise((resolve) => {
        const id = randomUUID();
        pending.set(id, resolve);
        res.write(event({ id, method, params }));
      }),
  };
}

async function roundTrip(res, id, input) {
  const stream = openStream(res);
  const { blob_id: blobId } = await stream.call("blobs/put", { data: input, blob_type: "data" });
  const { data } = await stream.call("blobs/get", { blob_id: blobId });
  stream.end({ id, result: { output: { blobId, data } } });
}

function execute(res, id, { component, input }) {
  if (component === "/echo") answer(res, id, { output: check(input) });
  else if (component === "/round-trip") void roundTrip(res, id, input);
  else if (component === "/hold") void openStream(res).call("bench/hold", {});
  else res.writeHead(404).end();
}

function receive(res, { id, method, params, result }) {
  if (method === "components/execute") return execute(res, id, params);
  if (method === "initialize") return answer(res, id, { serverProtocolVersion: 1, server_protocol_version: 1 });
  if (method !== undefined) return res.writeHead(202).end();
  // An acknowledgement must end its connection, or real runtimes hang (docs/internals/wire.md#callback-deadlock). The
  // yardstick does so, too.
  res.writeHead(202, { connection: "close" }).end();
  pending.get(id)?.(result);
  pending.delete(id);
}

const server = createServer({ keepAliveTimeout: 200_000 }, (req, res) => {
  const chunks = [];
  req.on("data", (chunk) => chunks.push(chunk));
  req.on("end", () => {
    const body = chunks.length === 1 ? chunks[0] : Buffer.concat(chunks);
    receive(res, JSON.parse(body.toString()));
  });
});
server.listen(0, "127.0.0.1", () => console.log(JSON.stringify({ port: server.address().port })));
