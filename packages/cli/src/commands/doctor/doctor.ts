import { createServer } from "node:net";
import { CliError } from "../../exit/cli-error.ts";
import { exitCodeOf } from "../../exit/exit-code.ts";
import type { CliIo } from "../../io/cli-io.ts";
import { startDeadline } from "../../io/deadline.ts";
import type { OutputFormat } from "../../io/output-format.ts";
import { paintFor } from "../../io/paint.ts";
import { packageVersion } from "../../package-version.ts";
import { findComponents } from "../../runtimes/find-components.ts";
import { checkTlsFlags, openClient, type TlsFlags } from "../../runtimes/open-client.ts";
import type { RuntimeChoice } from "../../runtimes/runtime-choice.ts";
import { readWorkerSpecs, type WorkerOptions, type WorkerSpec } from "../../workers/worker-spec.ts";
import { type Check, check } from "./check.ts";

/** Options of `doctor`. */
export interface DoctorOptions extends WorkerOptions, TlsFlags {
  readonly port: number;
  readonly runtime: RuntimeChoice;
  readonly config?: string | undefined;
  readonly timeout: number;
  readonly format: OutputFormat;
}

/** First version of Node that the packages support. */
const MIN_NODE = [20, 19] as const;

/** Checks everything that is named, and prints what is wrong with how to mend it. */
export async function examine(options: DoctorOptions, io: CliIo): Promise<number> {
  const specs = readWorkerSpecs(options);
  checkTlsFlags(options.runtime, options);
  using deadline = startDeadline(io.signal, options.timeout);
  const checks = await Promise.all(checksOf(options, specs, { ...io, signal: deadline.signal }));
  io.stdout.write(options.format === "json" ? toJson(checks) : toText(checks, io));
  const fault = checks.find(({ ok }) => !ok);
  return fault === undefined ? 0 : exitCodeOf(fault.reason ?? "usage");
}

function checksOf(options: DoctorOptions, specs: readonly WorkerSpec[], io: CliIo): Promise<Check>[] {
  const { runtime, config, port, timeout: timeoutMs } = options;
  const { signal } = io;
  const found = { specs: [], config: undefined, url: undefined, timeoutMs };
  const checks = [
    check("Node", `Install Node ${MIN_NODE.join(".")} or later.`, signal, async () => checkNode(process.versions.node)),
    check("stepflow-worker", "", signal, async () => packageVersion()),
    check(`port ${port}`, "End the program that listens there, or use another port.", signal, () => checkPort(port)),
  ];
  for (const spec of specs) {
    const remedy = "Start the worker by itself and read its output.";
    const named = spec.kind === "file" ? spec : { ...spec, name: spec.name ?? "worker" };
    const look = async (): Promise<string> => countOf(await findComponents({ ...found, specs: [named] }, io));
    checks.push(check(`worker ${labelOf(spec)}`, remedy, signal, look));
  }
  if (config !== undefined) {
    const look = async (): Promise<string> => countOf(await findComponents({ ...found, config }, io));
    checks.push(check(`configuration ${config}`, "Mend the place that is named.", signal, look));
  }
  if (runtime.kind === "url") {
    const remedy = "Start the runtime, or correct the URL.";
    checks.push(check(`runtime ${runtime.url}`, remedy, signal, () => checkHealth(runtime.url, options, io)));
  }
  if (runtime.kind === "version") {
    const remedy = "Run a flow with --runtime once; this installs the server by pip and needs a network.";
    const installed = check(`runtime ${runtime.version}`, remedy, signal, () => checkInstalled(runtime.version));
    checks.push(installed.then(async (one) => ({ ...one, notes: await notesOf(runtime.version) })));
  }
  return checks;
}

function checkNode(version: string): string {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  if (major > MIN_NODE[0] || (major === MIN_NODE[0] && minor >= MIN_NODE[1])) return version;
  throw new CliError("usage", `${version} is too old`);
}

function checkPort(port: number): Promise<string> {
  const server = createServer();
  return new Promise((resolve, reject) => {
    server.once("error", (cause: NodeJS.ErrnoException) => {
      const message = cause.code === "EADDRINUSE" ? "is in use" : `cannot be used: ${cause.message}`;
      reject(new CliError("usage", message, { cause }));
    });
    server.listen(port, "127.0.0.1", () => server.close(() => resolve("is free")));
  });
}

async function checkHealth(url: string, options: DoctorOptions, io: CliIo): Promise<string> {
  const client = await openClient({ url, timeoutMs: options.timeout }, options, io);
  const { status, version } = await client.health({ signal: io.signal });
  return version === undefined ? status : `${status}, version ${version}`;
}

async function checkInstalled(version: string): Promise<string> {
  const { findServer } = await import("@stepflow/orchestrator");
  const server = await findServer(version);
  if (server !== undefined) return server.path;
  throw new CliError("unreachable", "is not installed");
}

async function notesOf(version: string): Promise<readonly string[]> {
  return (await import("./runtime-notes.ts")).notesOn(version);
}

function countOf(components: readonly unknown[]): string {
  return `${components.length} component${components.length === 1 ? "" : "s"}`;
}

function labelOf(spec: WorkerSpec): string {
  if (spec.kind === "file") return spec.path;
  return spec.kind === "url" ? spec.url : [spec.command, ...spec.args].join(" ");
}

function toJson(checks: readonly Check[]): string {
  const shown = checks.map(({ name, ok, detail, remedy, notes }) => ({ name, ok, detail, remedy, notes }));
  return `${JSON.stringify({ ok: checks.every(({ ok }) => ok), checks: shown })}\n`;
}

function toText(checks: readonly Check[], io: CliIo): string {
  const paint = paintFor(io.stdout, io.env);
  const lines = checks.flatMap(({ name, ok, detail, remedy = "", notes = [] }) => {
    const mark = ok ? paint("green", "✔") : paint("red", "✘");
    const details = [...(ok || remedy === "" ? [] : [remedy]), ...notes.map((note) => `- ${note}`)];
    return [`${mark} ${name}: ${detail}`, ...details.map((line) => `    ${line}`)];
  });
  return `${lines.join("\n")}\n`;
}
