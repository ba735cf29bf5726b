import { isJsonObject } from "@stepflow/protocol";
import { type FlowDocument, patchSteps } from "@stepflow/protocol/internal-flows";
import { CliError } from "../../exit/cli-error.ts";
import type { CliIo } from "../../io/cli-io.ts";
import type { FlowFile, RunTarget, TargetRunOptions } from "../../runtimes/run-target.ts";
import type { SourceRun } from "../../runtimes/source-run.ts";
import { parseYaml } from "../../values/parse-yaml.ts";
import { readTextFile } from "../../values/read-file.ts";
import { checkPlanOptions, type PlanOptions, planRun } from "./plan-run.ts";
import { type PinOptions, readPins } from "./read-pins.ts";
import { envVariables, hasInput, type RunInputOptions, readInputs, readSettings } from "./run-inputs.ts";

/** Options that decide what a run executes. */
export interface PrepareOptions extends PlanOptions, PinOptions, RunInputOptions {
  readonly flow?: string | undefined;
  readonly item?: number | undefined;
}

/** A run that is ready to start. */
export interface PreparedRun {
  readonly flow: FlowFile;
  readonly inputs: readonly unknown[];
  readonly settings: Pick<TargetRunOptions, "variables" | "overrides" | "known" | "forkedFrom">;
}

/** Files and values of the options, read before anything starts. */
export interface ReadRun {
  readonly flow: FlowFile | undefined;
  readonly pins: Readonly<Record<string, unknown>>;
  readonly inputs: readonly unknown[] | undefined;
  readonly settings: Pick<TargetRunOptions, "variables" | "overrides">;
  /** Environment for the variables of the flow; undefined if it is not used. */
  readonly env: CliIo["env"] | undefined;
}

/** Reads what the options name. @throws CliError */
export async function readRun(options: PrepareOptions, io: CliIo): Promise<ReadRun> {
  checkPlanOptions(options);
  const { flow: path, from } = options;
  if (path === undefined && from === undefined) throw new CliError("usage", "No flow is given. Add --flow FILE.");
  const flow = path === undefined ? undefined : { path, text: await readTextFile(path, io) };
  const pins = await readPins(options, path, io);
  const inputs = from === undefined || hasInput(options) ? await readInputs(options, io) : undefined;
  const env = options.envVariables === true ? io.env : undefined;
  return { flow, pins, inputs, settings: await readSettings(options, io), env };
}

/** Plans the run. With `--from`, the target is asked for the earlier run. @throws CliError; the errors of the runtime */
export async function prepareRun(
  { from, item, ...options }: PrepareOptions,
  { flow, pins, inputs, settings, env }: ReadRun,
  target: RunTarget,
): Promise<PreparedRun> {
  const source = from === undefined ? undefined : await target.source(from, item);
  if (flow !== undefined && source === undefined && options.only === undefined && Object.keys(pins).length === 0) {
    const variables = withEnv(settings.variables, parseYaml(flow.text, flow.path), env);
    return { flow, inputs: inputs ?? [{}], settings: { ...settings, variables } };
  }
  const path = flow?.path ?? `the flow of run ${from}`;
  const document = flow === undefined ? source?.flow : parseYaml(flow.text, path);
  if (!isJsonObject(document)) throw new CliError("usage", `${path} is not a flow.`, { at: path });
  const { variables = source?.variables, overrides = source?.overrides } = settings;
  const changed = patchSteps(document, overrides);
  const plan = planRun({ ...options, from }, changed, source, pins);
  await checkValues(pins, changed, target);
  const first = options.step ?? options.only ?? "";
  return {
    flow: { path, text: JSON.stringify(plan.flow) },
    inputs: inputs ?? [inputOf(source)],
    settings: {
      variables: withEnv(variables, document, env),
      known: plan.known,
      forkedFrom: source && { runId: source.runId, itemIndex: source.itemIndex, from: first },
    },
  };
}

/** Adds the variables that are missing from the environment. */
function withEnv(
  variables: ReadRun["settings"]["variables"],
  flow: unknown,
  env: CliIo["env"] | undefined,
): ReadRun["settings"]["variables"] {
  return env === undefined || !isJsonObject(flow) ? variables : { ...envVariables(flow, env), ...variables };
}

/** Loads the checks only for pins, because they belong to the embedded runtime. @throws InvalidPinError */
async function checkValues(pins: ReadRun["pins"], flow: FlowDocument, target: RunTarget): Promise<void> {
  if (Object.keys(pins).length === 0) return;
  const { checkPinValues } = await import("@stepflow/runtime");
  await checkPinValues(pins, flow, (component) => target.outputSchemaOf(component));
}

function inputOf(source: SourceRun | undefined): unknown {
  if (source?.input !== undefined) return source.input;
  throw new CliError(
    "usage",
    `The runtime does not return the input of run ${source?.runId}. Add --input or --input-json.`,
  );
}
