import { readFlow } from "@stepflow/runtime";
import { CliError } from "../../exit/cli-error.ts";
import type { CliIo } from "../../io/cli-io.ts";
import { readTextFile } from "../../values/read-file.ts";
import { writeResult } from "../../values/write-result.ts";
import type { DrawingFormat } from "./drawing-format.ts";
import { type FlowGraph, toFlowGraph } from "./flow-graph.ts";
import { toSvg } from "./to-svg.ts";
import { toDot, toMermaid } from "./to-text-graph.ts";

/** Arguments and options of `visualize`. */
export interface VisualizeOptions {
  readonly flow: string | undefined;
  readonly output?: string | undefined;
  readonly format: DrawingFormat;
}

const DRAW: Readonly<Record<DrawingFormat, (graph: FlowGraph) => string>> = {
  svg: toSvg,
  mermaid: toMermaid,
  dot: toDot,
};

/** Draws a flow. */
export async function visualize({ flow, output, format }: VisualizeOptions, io: CliIo): Promise<number> {
  if (flow === undefined) throw new CliError("usage", "No flow is given. Add --flow FILE.");
  const { document } = readFlow(await readTextFile(flow, io), { source: flow, unknownFields: "report" });
  await writeResult(DRAW[format](toFlowGraph(document)), output, io);
  return 0;
}
