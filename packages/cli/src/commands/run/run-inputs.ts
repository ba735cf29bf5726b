import { isJsonObject } from "@stepflow/protocol";
import { CliError } from "../../exit/cli-error.ts";
import type { CliIo } from "../../io/cli-io.ts";
import type { TargetRunOptions } from "../../runtimes/run-target.ts";
import { readJsonLines } from "../../values/read-json-lines.ts";
import { readOptionValue } from "../../values/read-option-value.ts";

/** Options that name inputs, variables and overrides. */
export interface RunInputOptions {
  readonly input?: string | undefined;
  readonly inputJson?: string | undefined;
  readonly inputYaml?: string | undefined;
  readonly inputs?: string | undefined;
  readonly variables?: string | undefined;
  readonly variablesJson?: string | undefined;
  readonly variablesYaml?: string | undefined;
  readonly overrides?: string | undefined;
  readonly overridesJson?: string | undefined;
  readonly overridesYaml?: string | undefined;
}

/** Reads the inputs of a run. Without any, the only input is `{}`. */
export async function readInputs(options: RunInputOptions, io: CliIo): Promise<readonly unknown[]> {
  const { input: file, inputJson: json, inputYaml: yaml, inputs } = options;
  if (inputs === undefined) return [(await readOptionValue({ name: "input", file, json, yaml }, io)) ?? {}];
  if (file === undefined && json === undefined && yaml === undefined) return await readJsonLines(inputs, io);
  throw new CliError("usage", "--inputs cannot be combined with another input.");
}

/** Whether the options name an input. */
export function hasInput({ input, inputJson, inputYaml, inputs }: RunInputOptions): boolean {
  return [input, inputJson, inputYaml, inputs].some((one) => one !== undefined);
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
