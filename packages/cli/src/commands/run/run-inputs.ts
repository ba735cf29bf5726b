import { flowVariablesOf, isJsonObject, variablesFromEnv } from "@stepflow/protocol";
import type { FlowDocument } from "@stepflow/protocol/internal-flows";
import { CliError } from "../../exit/cli-error.ts";
import type { CliIo } from "../../io/cli-io.ts";
import type { TargetRunOptions } from "../../runtimes/run-target.ts";
import { parseJson } from "../../values/parse-json.ts";
import { parseYaml } from "../../values/parse-yaml.ts";
import { readStdin } from "../../values/read-file.ts";
import { readJsonLines } from "../../values/read-json-lines.ts";
import { readOptionValue } from "../../values/read-option-value.ts";
import type { StdinFormat } from "./stdin-format.ts";

/** Options that name inputs, variables and overrides. */
export interface RunInputOptions {
  readonly input?: string | undefined;
  readonly inputJson?: string | undefined;
  readonly inputYaml?: string | undefined;
  readonly inputs?: string | undefined;
  readonly stdinFormat?: StdinFormat | undefined;
  readonly variables?: string | undefined;
  readonly variablesJson?: string | undefined;
  readonly variablesYaml?: string | undefined;
  readonly envVariables?: true | undefined;
  readonly overrides?: string | undefined;
  readonly overridesJson?: string | undefined;
  readonly overridesYaml?: string | undefined;
}

/** Reads the inputs of a run. Without any, the only input is `{}`. */
export async function readInputs(options: RunInputOptions, io: CliIo): Promise<readonly unknown[]> {
  const { input: file, inputJson: json, inputYaml: yaml, inputs, stdinFormat } = options;
  if (stdinFormat !== undefined) return [await readStdinAs(stdinFormat, options, io)];
  if (inputs === undefined) return [(await readOptionValue({ name: "input", file, json, yaml }, io)) ?? {}];
  if (file === undefined && json === undefined && yaml === undefined) return await readJsonLines(inputs, io);
  throw new CliError("usage", "--inputs cannot be combined with another input.");
}

/** Reads one input from the standard input. @throws CliError if another input is named. */
async function readStdinAs(format: StdinFormat, options: RunInputOptions, io: CliIo): Promise<unknown> {
  const { input, inputJson, inputYaml, inputs } = options;
  if ([input === "-" ? undefined : input, inputJson, inputYaml, inputs].some((one) => one !== undefined)) {
    throw new CliError("usage", "--stdin-format reads the standard input, and cannot be combined with another input.");
  }
  const text = await readStdin(io);
  return format === "json" ? parseJson(text, "stdin") : parseYaml(text, "stdin");
}

/** Whether the options name an input. */
export function hasInput({ input, inputJson, inputYaml, inputs, stdinFormat }: RunInputOptions): boolean {
  return [input, inputJson, inputYaml, inputs, stdinFormat].some((one) => one !== undefined);
}

/** Reads the variables and overrides of a run. */
export async function readSettings(
  options: RunInputOptions,
  io: CliIo,
): Promise<Pick<TargetRunOptions, "variables" | "overrides">> {
  const variables = await readObject(
    { name: "variables", file: options.variables, json: options.variablesJson, yaml: options.variablesYaml },
    io,
  );
  const overrides = await readObject(
    { name: "overrides", file: options.overrides, json: options.overridesJson, yaml: options.overridesYaml },
    io,
  );
  // The REST API has a level `steps` around the steps.
  const steps = overrides?.["steps"];
  return {
    variables,
    overrides: (isJsonObject(steps) ? steps : overrides) as TargetRunOptions["overrides"],
  };
}

async function readObject(
  option: Parameters<typeof readOptionValue>[0],
  io: CliIo,
): Promise<Record<string, unknown> | undefined> {
  const value = await readOptionValue(option, io);
  if (value === undefined || isJsonObject(value)) return value;
  throw new CliError("usage", `--${option.name} must be an object.`);
}

/** Values of the flow's variables in the environment: those of `STEPFLOW_VAR_NAME`, and of the names that the flow gives. */
export function envVariables(flow: FlowDocument, env: CliIo["env"]): Readonly<Record<string, unknown>> {
  const names = flowVariablesOf(flow).map(({ name }) => [name, `STEPFLOW_VAR_${name.toUpperCase()}`] as const);
  const properties = names.map(([name, variable]) => [name, { ...schemaOf(flow, name), env_var: variable }] as const);
  const renamed = { schemas: { properties: { variables: { properties: Object.fromEntries(properties) } } } };
  return { ...variablesFromEnv(flow, env), ...variablesFromEnv(renamed, env) };
}

function schemaOf(flow: FlowDocument, name: string): object {
  const schema = flowVariablesOf(flow).find((variable) => variable.name === name)?.schema;
  return isJsonObject(schema) ? schema : {};
}
