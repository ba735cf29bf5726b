import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { type AddressInfo, createServer } from "node:net";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { inject } from "vitest";
import { findJavaScriptRuntime } from "../support/tools/javascript-runtime.ts";
import { installTool } from "../support/tools/npm-tool.ts";
import { type EventForm, LambdaService } from "./lambda-service.ts";
import { buildNextApp, NEXT_ENV, NEXT_PROGRAM } from "./next-app.ts";
import type { PlatformName } from "./platform-names.ts";
import { EXPRESS, FASTIFY, WORKERD } from "./tools.ts";

const PROGRAMS = fileURLToPath(new URL("programs", import.meta.url));
const READY_LIMIT_MS = 60_000;

/** The worker of `programs/worker.mjs` on a platform. */
export interface RunningWorker {
  /** URL under which a runtime calls the worker. */
  readonly url: string;
  /** Its process, if the worker ends its executions at SIGTERM. */
  readonly process?: ChildProcess;
  stop(): Promise<void>;
}

/** What a platform can do by its nature. */
export interface Platform {
  /** Whether the answers to requests by event stream reach the execution. */
  readonly hasEventStreams: boolean;
  /** Whether a worker notices that its caller has left. */
  readonly noticesLeaving: boolean;
  /** Whether SIGTERM lets running executions end. */
  readonly drains: boolean;
  start(blobOrigin: string): Promise<RunningWorker>;
}

const SERVER = { hasEventStreams: true, noticesLeaving: true, drains: true } as const;
const LAMBDA = { hasEventStreams: false, noticesLeaving: false, drains: false } as const;

/** All platforms, by their names in the guide. */
export const PLATFORMS: Readonly<Record<PlatformName, Platform>> = {
  "Node 20": { ...SERVER, start: (origin) => startNode("20.19.0", origin) },
  "Node 22": { ...SERVER, start: (origin) => startNode("22.12.0", origin) },
  "Node 24": { ...SERVER, start: (origin) => startNode("24.22.3", origin) },
  "Node 26": { ...SERVER, start: (origin) => startNode("26.12.1", origin) },
  Bun: {
    ...SERVER,
    start: async (origin) => startServer([await findJavaScriptRuntime("bun"), "bun-serve.mjs"], origin),
  },
  "Bun, `serve`": {
    ...SERVER,
    start: async (origin) => startServer([await findJavaScriptRuntime("bun"), "serve.mjs"], origin),
  },
  Deno: { ...SERVER, start: (origin) => startDeno("deno-serve.mjs", origin) },
  "Deno, `serve`": { ...SERVER, start: (origin) => startDeno("serve.mjs", origin) },
  "Cloudflare Workers (workerd)": { ...SERVER, drains: false, start: startWorkerd },
  "AWS Lambda, streaming": { ...LAMBDA, start: (origin) => startLambda("lambda-stream", "url", origin) },
  "AWS Lambda, load balancer": { ...LAMBDA, start: (origin) => startLambda("lambda-buffered", "alb", origin) },
  Hono: { ...SERVER, start: (origin) => startServer([process.execPath, "hono.mjs"], origin, { path: "/worker/" }) },
  "Express 5": { ...SERVER, start: (origin) => startMounted("express.mjs", EXPRESS, origin) },
  "Fastify 5": { ...SERVER, start: (origin) => startMounted("fastify.mjs", FASTIFY, origin) },
  "Next.js 16": { ...SERVER, start: startNext },
};

async function startNode(version: string, origin: string): Promise<RunningWorker> {
  return startServer([await findJavaScriptRuntime(`node ${version}`), "serve.mjs"], origin);
}

async function startDeno(program: string, origin: string): Promise<RunningWorker> {
  const deno = await findJavaScriptRuntime("deno");
  return startServer([deno, "run", "--allow-all", "--no-lock", program], origin);
}

async function startMounted(program: string, tool: string, origin: string): Promise<RunningWorker> {
  const command = [process.execPath, program];
  return startServer(command, origin, { path: "/worker/", folder: await createFolder(await installTool(tool)) });
}

async function startNext(origin: string): Promise<RunningWorker> {
  const command = [process.execPath, NEXT_PROGRAM, "start", "--hostname", "127.0.0.1"];
  // Next.js redirects a path that ends with a slash.
  const folder = await buildNextApp(PROGRAMS, { BLOB_ORIGIN: origin });
  return startServer(command, origin, { path: "/worker", folder, env: NEXT_ENV });
}

interface ServerOptions {
  readonly path?: string;
  /** Folder of the program, by default one beside the packed packages. It is removed in the end. */
  readonly folder?: string;
  readonly env?: NodeJS.ProcessEnv;
}

async function startServer(
  [program = "", ...args]: readonly string[],
  origin: string,
  { path = "/", folder, env: variables }: ServerOptions = {},
): Promise<RunningWorker> {
  const cwd = folder ?? (await createFolder());
  const port = await freePort();
  const env = { ...process.env, PORT: String(port), BLOB_ORIGIN: origin, ...variables };
  const child = spawn(program, args, { cwd, env, stdio: ["ignore", "ignore", "inherit"] });
  const url = `http://127.0.0.1:${port}${path}`;
  return { ...(await untilReady(child, url, cwd)), process: child };
}

/** Creates a folder beside the packed packages with the programs. */
async function createFolder(tool?: string): Promise<string> {
  const folder = await mkdtemp(join(inject("installed"), "anywhere-"));
  await cp(PROGRAMS, folder, { recursive: true });
  if (tool !== undefined) {
    await mkdir(join(folder, "node_modules"));
    for (const name of ["express", "fastify"])
      await symlink(join(tool, "node_modules", name), join(folder, "node_modules", name));
  }
  return folder;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}

async function untilReady(child: ChildProcess, url: string, folder: string): Promise<RunningWorker> {
  const stop = async (): Promise<void> => {
    if (child.exitCode === null && child.signalCode === null) {
      child.kill("SIGKILL");
      await once(child, "exit");
    }
    await rm(folder, { recursive: true, force: true });
  };
  const deadlineMs = performance.now() + READY_LIMIT_MS;
  for (;;) {
    const isReady = await fetch(new URL("health", url.endsWith("/") ? url : `${url}/`)).then(
      ({ ok }) => ok,
      () => false,
    );
    if (isReady) return { url, stop };
    if (child.exitCode !== null || performance.now() > deadlineMs) {
      await stop();
      throw new Error(`The worker at ${url} did not become ready. Its output is above.`);
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function startWorkerd(origin: string): Promise<RunningWorker> {
  const tool = await installTool(WORKERD);
  const folder = await createFolder();
  const port = await freePort();
  await build({
    entryPoints: [join(folder, "workerd.mjs")],
    outfile: join(folder, "bundle.mjs"),
    bundle: true,
    minify: true,
    format: "esm",
    platform: "browser",
    conditions: ["workerd", "worker", "browser"],
    external: ["node:*"],
    define: { BLOB_ORIGIN: JSON.stringify(origin) },
    logLevel: "silent",
  });
  await writeFile(join(folder, "config.capnp"), workerdConfig(port));
  const program = join(tool, "node_modules/@cloudflare/workerd-linux-64/bin/workerd");
  const child = spawn(program, ["serve", "config.capnp"], { cwd: folder, stdio: ["ignore", "ignore", "inherit"] });
  return untilReady(child, `http://127.0.0.1:${port}/`, folder);
}

function workerdConfig(port: number): string {
  return `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [
    (name = "main", worker = (
      modules = [(name = "main", esModule = embed "bundle.mjs")],
      compatibilityDate = "2026-04-01",
      globalOutbound = "local")),
    (name = "local", network = (allow = ["local", "private", "public"]))],
  sockets = [(name = "http", address = "127.0.0.1:${port}", http = (), service = "main")]);
`;
}

async function startLambda(handler: string, form: EventForm, origin: string): Promise<RunningWorker> {
  const folder = await createFolder();
  // An instance knows the runtime only from its settings, because `initialize` reaches one of them.
  const env = {
    ...process.env,
    BLOB_ORIGIN: origin,
    STEPFLOW_PROTOCOL: "v1",
    STEPFLOW_BLOB_API_URL: `${origin}/api/v1/blobs`,
  };
  const service = new LambdaService({ folder, handler, env }, form);
  const url = await service.listen();
  return {
    url,
    async stop() {
      await service.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
