// A worker process whose answers come from elsewhere: it passes requests on, and dies when there is no answer.
import { createServer } from "node:http";

const [origin] = process.argv.slice(2);

async function pass(request, response) {
  if (request.method === "GET") return response.end("{}");
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  try {
    const answer = await fetch(origin, { method: "POST", body: Buffer.concat(chunks) });
    response.writeHead(answer.status, { "content-type": answer.headers.get("content-type") ?? "text/plain" });
    for await (const chunk of answer.body ?? []) response.write(chunk);
    response.end();
  } catch {
    process.exit(1);
  }
}

const server = createServer((request, response) => void pass(request, response));
server.listen(0, "127.0.0.1", () => process.stdout.write(`${JSON.stringify({ port: server.address().port })}\n`));
