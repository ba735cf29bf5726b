import { type FlowDocument, stepsOf } from "@stepflow/protocol/internal-flows";
import { inspectFlow } from "@stepflow/runtime";
import { CliError } from "../../exit/cli-error.ts";
import { exitCodeOf } from "../../exit/exit-code.ts";
import { type InferredSchemas, inferSchemas } from "../../flow-types/infer-schemas.ts";
import type { CliIo } from "../../io/cli-io.ts";
import { paintFor } from "../../io/paint.ts";
import { toTable } from "../../io/table.ts";
import { readTextFile } from "../../values/read-file.ts";
import { writeResult } from "../../values/write-result.ts";
import type { WorkerOptions } from "../../workers/worker-spec.ts";
import { checkFlow } from "../validate/check-flow.ts";
import type { ComponentTable } from "../validate/component-table.ts";
import { findComponentTable } from "../validate/find-component-table.ts";
import { toFindingLines } from "../validate/finding-lines.ts";
import { annotateFlow } from "./annotate-flow.ts";

/** Arguments and options of `infer`. */
export interface InferOptions extends WorkerOptions {
  readonly flow: string | undefined;
  /** `true` stands for a name that follows from that of the flow. */
  readonly output?: string | true | undefined;
  readonly showStepInputs?: true | undefined;
  readonly strict?: true | undefined;
  readonly config?: string | undefined;
  readonly timeout: number;
}

/** Characters of a schema that are shown. */
const MAX_CHARACTERS = 80;

/** Checks the types of a flow, and writes it with the schemas that it does not declare. */
export async function inferFlow(options: InferOptions, io: CliIo): Promise<number> {
  const { flow: path, output, showStepInputs, strict } = options;
  if (path === undefined) throw new CliError("usage", "No flow is given. Add --flow FILE.");
  const text = await readTextFile(path, io);
  const components = await findComponentTable({ ...options, flow: path, neededBy: "infer" }, io);
  if (components === undefined) return exitCodeOf("usage");
  const findings = checkFlow(path, text, { components, types: true });
  for (const line of toFindingLines(findings, paintFor(io.stderr, io.env))) io.stderr.write(`${line}\n`);
  const { document } = inspectFlow(text, { source: path });
  if (document === undefined) return exitCodeOf("differences");
  const flow = document as FlowDocument;
  const schemas = inferSchemas(flow, (component) => components.find(component));
  if (showStepInputs) io.stderr.write(describeInputs(flow, schemas, components));
  const file = output === true ? path.replace(/(\.(?:ya?ml|json))?$/i, ".inferred$1") : output;
  await writeResult(annotateFlow(text, schemas, /\.json$/i.test(path)), file, io);
  return findings.some(({ level }) => strict === true || level !== "warning") ? exitCodeOf("differences") : 0;
}

function describeInputs(flow: FlowDocument, { stepInputs }: InferredSchemas, components: ComponentTable): string {
  const rows = stepsOf(flow).map(({ id, component }) => [
    id,
    shorten(stepInputs.get(id)),
    shorten(components.find(component)?.inputSchema),
  ]);
  return toTable([["step", "receives", "component expects"], ...rows]);
}

function shorten(schema: unknown): string {
  const text = JSON.stringify(schema ?? {});
  return text === "{}" ? "any value" : text.length <= MAX_CHARACTERS ? text : `${text.slice(0, MAX_CHARACTERS - 1)}…`;
}
