import { type ChildProcess, spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { text } from "node:stream/consumers";

/** One request that waits for an instance. */
interface Invocation {
  readonly id: string;
  readonly event: string;
  readonly response: ServerResponse;
}

/** The function that is invoked. */
export interface LambdaServiceOptions {
  /** Folder of the programs. */
  readonly folder: string;
  /** Program that exports the handler. */
  readonly handler: string;
  readonly env: NodeJS.ProcessEnv;
}

/** How a request becomes an event: by a function URL, or by a load balancer. */
export type EventForm = "url" | "alb";

/**
 * AWS Lambda on this machine: a front for clients, and the Runtime API for instances. An instance serves one request at a time, and each
 * request that finds all of them busy starts another one.
 */
export class LambdaService {
  readonly #server: Server = createServer((request, response) => void this.#serve(request, response));
  readonly #instances: ChildProcess[] = [];
  /** Instances that wait for an event. */
  readonly #idle: ServerResponse[] = [];
  readonly #waiting: Invocation[] = [];
  readonly #running = new Map<string, Invocation>();
  readonly #options: LambdaServiceOptions;
  readonly #form: EventForm;
  /** Trailers of the latest response. */
  trailers: NodeJS.Dict<string> = {};

  constructor(options: LambdaServiceOptions, form: EventForm = "url") {
    this.#options = options;
    this.#form = form;
  }

  async listen(): Promise<string> {
    await once(this.#server.listen(0, "127.0.0.1"), "listening");
    return `http://127.0.0.1:${this.#port}`;
  }

  async close(): Promise<void> {
    // First the instances, because they report a closed connection.
    await Promise.all(this.#instances.map((instance) => stop(instance)));
    this.#server.close();
    this.#server.closeAllConnections();
  }

  get #port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const [, id, action] = /^\/2018-06-01\/runtime\/invocation\/([^/]+)(?:\/(\w+))?$/.exec(request.url ?? "") ?? [];
    if (id === "next") {
      this.#idle.push(response);
      response.on("close", () => this.#forget(response));
      this.#dispatch();
    } else if (id !== undefined && action === "response") await this.#receive(id, request, response);
    else await this.#invoke(request, response);
  }

  #forget(instance: ServerResponse): void {
    const index = this.#idle.indexOf(instance);
    if (index !== -1) this.#idle.splice(index, 1);
  }

  async #invoke(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const event = JSON.stringify(toEvent(request, await text(request), this.#form));
    this.#waiting.push({ id: randomUUID(), event, response });
    if (this.#idle.length === 0) this.#startInstance();
    this.#dispatch();
  }

  #startInstance(): void {
    const { folder, handler, env } = this.#options;
    const instance = spawn(process.execPath, [join(folder, "lambda-instance.mjs")], {
      cwd: folder,
      env: { ...env, AWS_LAMBDA_RUNTIME_API: `127.0.0.1:${this.#port}`, _HANDLER: `./${handler}.mjs` },
      stdio: "inherit",
    });
    this.#instances.push(instance);
  }

  #dispatch(): void {
    while (this.#idle.length > 0 && this.#waiting.length > 0) {
      const instance = this.#idle.shift();
      const invocation = this.#waiting.shift();
      if (instance === undefined || invocation === undefined) return;
      this.#running.set(invocation.id, invocation);
      const headers = {
        "content-type": "application/json",
        "lambda-runtime-aws-request-id": invocation.id,
        "lambda-runtime-deadline-ms": String(Date.now() + 60_000),
        "lambda-runtime-invoked-function-arn": "arn:aws:lambda:eu-central-1:000000000000:function:w",
      };
      instance.writeHead(200, headers).end(invocation.event);
    }
  }

  async #receive(id: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const invocation = this.#running.get(id);
    this.#running.delete(id);
    const client = invocation?.response;
    if (client === undefined) return void response.writeHead(404).end();
    const streams = request.headers["lambda-runtime-function-response-mode"] === "streaming";
    if (streams) await relay(request, client);
    else answer(await text(request), client);
    this.trailers = request.trailers;
    if (streams && request.trailers["lambda-runtime-function-error-type"] !== undefined) client.destroy();
    else client.end();
    response.writeHead(202).end();
  }
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill("SIGKILL");
  await once(child, "exit");
}

/** Sends a streamed response on: eight zero bytes divide status and headers from the body. */
async function relay(request: IncomingMessage, client: ServerResponse): Promise<void> {
  let prelude: Buffer | undefined = Buffer.alloc(0);
  for await (const chunk of request as AsyncIterable<Buffer>) {
    if (prelude === undefined) {
      await send(client, chunk);
      continue;
    }
    prelude = Buffer.concat([prelude, chunk]);
    const end = prelude.indexOf(Buffer.alloc(8));
    if (end === -1) continue;
    const { statusCode, headers } = JSON.parse(prelude.subarray(0, end).toString());
    client.writeHead(statusCode, headers);
    await send(client, prelude.subarray(end + 8));
    prelude = undefined;
  }
}

/** Resolves when the chunk has left, or the client has. */
function send(client: ServerResponse, chunk: Buffer): Promise<void> {
  return new Promise((resolve) => {
    if (chunk.length === 0) resolve();
    else client.write(chunk, () => resolve());
  });
}

/** Sends a whole response on. */
function answer(json: string, client: ServerResponse): void {
  const { statusCode, headers, multiValueHeaders, body, isBase64Encoded } = JSON.parse(json);
  client
    .writeHead(statusCode, headers ?? multiValueHeaders)
    .write(isBase64Encoded ? Buffer.from(body, "base64") : body);
}

function toEvent({ method = "", url = "/", headers }: IncomingMessage, body: string, form: EventForm): object {
  const [path = "/", query = ""] = url.split("?");
  if (form === "alb") {
    const lists = Object.entries(headers).map(([name, value]) => [name, [value ?? []].flat()]);
    return {
      requestContext: { elb: { targetGroupArn: "arn:aws:elasticloadbalancing:eu-central-1:0:targetgroup/w/1" } },
      httpMethod: method,
      path,
      multiValueQueryStringParameters: Object.fromEntries(
        query === "" ? [] : query.split("&").map((pair) => [pair.split("=")[0], [pair.split("=")[1] ?? ""]]),
      ),
      multiValueHeaders: Object.fromEntries(lists),
      body,
      isBase64Encoded: false,
    };
  }
  return {
    version: "2.0",
    routeKey: "$default",
    rawPath: path,
    rawQueryString: query,
    headers,
    requestContext: { domainName: "w.lambda-url.eu-central-1.on.aws", http: { method, path, protocol: "HTTP/1.1" } },
    body: Buffer.from(body).toString("base64"),
    isBase64Encoded: true,
  };
}
