import { dirname } from "node:path";
import { readFlow } from "@stepflow/runtime";
import { CliError } from "../../exit/cli-error.ts";
import type { CliIo } from "../../io/cli-io.ts";
import { findConfig } from "../../runtimes/find-config.ts";
import { parseYaml } from "../../values/parse-yaml.ts";
import { readTextFile } from "../../values/read-file.ts";
import { writeResult } from "../../values/write-result.ts";
import { componentWorkers } from "./component-workers.ts";
import type { DrawingFormat } from "./drawing-format.ts";
import { type FlowGraph, toFlowGraph } from "./flow-graph.ts";
import { toSvg } from "./to-svg.ts";
import { toDot, toMermaid } from "./to-text-graph.ts";

/** Arguments and options of `visualize`. */
export interface VisualizeOptions {
  readonly flow: string | undefined;
  readonly config?: string | undefined;
  /** Whether to name components and workers. */
  readonly servers: boolean;
  /** Whether to add the inputs of steps, which appear under the pointer. */
  readonly details: boolean;
  readonly output?: string | undefined;
  readonly format: DrawingFormat;
}

const DRAW: Readonly<Record<Exclude<DrawingFormat, "png">, (graph: FlowGraph) => string>> = {
  svg: toSvg,
  mermaid: toMermaid,
  dot: toDot,
};

/** Draws a flow. */
export async function visualize(options: VisualizeOptions, io: CliIo): Promise<number> {
  const { flow, servers, details, output, format } = options;
  if (flow === undefined) throw new CliError("usage", "No flow is given. Add --flow FILE.");
  const { document } = readFlow(await readTextFile(flow, io), { source: flow, unknownFields: "report" });
  const workerOf = servers ? await readWorkers(flow, options, io) : undefined;
  const graph = toFlowGraph(document, { workerOf, details });
  if (format !== "png") {
    await writeResult(DRAW[format](graph), output, io);
    return 0;
  }
  const path = output ?? `${flow.replace(/\.(?:ya?ml|json)$/i, "")}.png`;
  const { renderPng } = await import("./render-png.ts");
  await renderPng(toDot(graph), path, io);
  if (output === undefined) io.stderr.write(`wrote ${path}\n`);
  return 0;
}

/** Returns a function that names the worker of a component, as far as a configuration is known. */
async function readWorkers(
  flow: string,
  { config }: VisualizeOptions,
  io: CliIo,
): Promise<(component: string) => string | undefined> {
  const path = config ?? findConfig(dirname(flow), io);
  return path === undefined ? () => undefined : componentWorkers(parseYaml(await readTextFile(path, io), path));
}
