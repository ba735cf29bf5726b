import type { CliIo } from "../../../io/cli-io.ts";
import { formatMs } from "../../../io/format-ms.ts";
import type { OutputFormat } from "../../../io/output-format.ts";
import { type Paint, paintFor } from "../../../io/paint.ts";
import type { DevEvent, DevWorker, NumberedEvent, Reload } from "./dev-event.ts";

const LABEL_WIDTH = 8;

/** Returns the function that prints events to stdout: lines for people, or one JSON object a line. Logs and runs are left out. */
export function createEventPrinter(format: OutputFormat, { stdout, env }: CliIo): (event: NumberedEvent) => void {
  const paint = paintFor(stdout, env);
  /** Workers whose first start has been printed. Later versions are part of a reload. */
  const printed = new Set<string>();
  return ({ seq, at, event }) => {
    if (event.type === "log" || event.type === "run") return;
    if (format === "json") return void stdout.write(`${JSON.stringify({ seq, at, ...event })}\n`);
    if (event.type === "worker" && event.worker.state !== "starting") {
      const key = `${event.worker.source} ${event.worker.version}`;
      if (event.worker.version > 1 || printed.has(key)) return;
      printed.add(key);
    }
    const text = toText(event, paint);
    if (text !== undefined) stdout.write(`${text}\n`);
  };
}

function toText(event: DevEvent, paint: Paint): string | undefined {
  switch (event.type) {
    case "listening":
      return line("dev", `${event.page}  ${paint("dim", "REST API at /api/v1")}`, paint);
    case "runs":
      if (event.kept === 0) return undefined;
      return line("runs", `${event.kept} kept in ${event.folder}, ${event.interrupted} interrupted`, paint);
    case "worker":
      return workerText(event.worker, paint);
    case "reload":
      return reloadText(event.reload, paint);
    case "drained":
      if (event.cutOff === 0) return undefined;
      return line(
        "drain",
        `${event.worker}  ${countOf(event.cutOff, "execution")} ended by --drain and repeated`,
        paint,
      );
    case "exited":
      return line("exit", `${event.worker}  ${paint("red", `ended ${endOf(event)}`)}`, paint);
    case "flow": {
      const { path, steps, error } = event.flow;
      return line("flow", `${path}  ${error === undefined ? countOf(steps, "step") : paint("red", error)}`, paint);
    }
    case "flowRemoved":
      return line("flow", `${event.path}  removed`, paint);
    case "config":
      return line(
        "config",
        `${event.path}  ${event.error === undefined ? "in use" : paint("red", event.error)}`,
        paint,
      );
    case "warning":
      return line("warning", paint("yellow", event.message), paint);
    default:
      return undefined;
  }
}

function workerText(
  { name, source, state, version, components, readyMs, error }: DevWorker,
  paint: Paint,
): string | undefined {
  const title = name ?? source;
  if (state === "failed" && version === 0) return line("worker", `${title}  ${paint("red", error ?? "failed")}`, paint);
  if (state !== "ready") return undefined;
  const ready = readyMs === undefined ? "" : `  ready in ${formatMs(readyMs)}`;
  return line("worker", `${title}  ${countOf(components, "component")}${ready}`, paint);
}

function reloadText(
  { files, state, workers, ms, executions, hasFormer, error }: Reload,
  paint: Paint,
): string | undefined {
  if (state === "running") return undefined;
  const changed = files.length > 3 ? `${files.slice(0, 3).join(", ")} and ${files.length - 3} more` : files.join(", ");
  if (state === "failed") {
    const former = hasFormer ? "the former code stays in service" : "no code is in service";
    const service = workers.length === 0 ? former : `${workers.join(", ")} has new code, and ${former} elsewhere`;
    return line("reload", `${changed}  ${paint("red", `✘ ${service}`)}\n${indent(error ?? "")}`, paint);
  }
  const left =
    executions === 0
      ? ""
      : `  (${countOf(executions, "execution")} ${executions === 1 ? "finishes" : "finish"} on the former code)`;
  return line("reload", `${changed}  → ready in ${formatMs(ms ?? 0)}${left}`, paint);
}

function endOf({ code, signal }: Extract<DevEvent, { type: "exited" }>): string {
  return signal === null ? `with code ${code ?? "unknown"}` : `by ${signal}`;
}

function line(label: string, text: string, paint: Paint): string {
  return `${paint("cyan", label.padEnd(LABEL_WIDTH))} ${text}`;
}

function indent(text: string): string {
  return text.replaceAll(/^/gm, " ".repeat(LABEL_WIDTH + 1));
}

function countOf(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
