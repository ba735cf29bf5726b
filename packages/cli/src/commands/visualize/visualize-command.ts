import type { Command } from "@commander-js/extra-typings";
import type { RunCommand } from "../run-command.ts";
import { CONFIG_HELP, parseChoice } from "../shared-options.ts";
import { DRAWING_FORMATS, type DrawingFormat } from "./drawing-format.ts";

/** Adds the command `visualize`. */
export function addVisualizeCommand(program: Command, run: RunCommand): void {
  program
    .command("visualize")
    .summary("draw a flow")
    .description("Draws the steps of a flow and the references between them.")
    .argument("[flow]", "the flow, as YAML or JSON")
    .option("-f, --flow <file>", "the flow")
    .option("-o, --output <file>", "file for the drawing; stdout if omitted, and for png a file beside the flow")
    .option("--config <file>", `${CONFIG_HELP}, which names the workers; stepflow-config.yml if it exists`)
    .option("--no-servers", "leave out components and workers")
    .option("--no-details", "leave out the inputs that appear under the pointer")
    .option(
      "--format <format>",
      `form of the drawing: ${DRAWING_FORMATS.join(", ")}; png needs Graphviz`,
      parseDrawingFormat,
      "svg" as DrawingFormat,
    )
    .action((path, { flow = path, ...options }) =>
      run(async (io) => (await import("./visualize.ts")).visualize({ flow, ...options }, io)),
    );
}

function parseDrawingFormat(text: string): DrawingFormat {
  return parseChoice(text, DRAWING_FORMATS);
}
