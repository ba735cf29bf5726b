import type { Overrides, StepOverride } from "../flow/overrides.ts";
import { FieldReader } from "../rest/field-reader.ts";
import type { JsonBody } from "../rest/request-body.ts";
import { RestError } from "../rest/rest-error.ts";
import { DEFAULT_WAIT_SECS } from "../runs/run-watch.ts";

/** Body of `POST /runs`. */
export interface CreateRun {
  readonly flowId: string;
  readonly inputs: readonly unknown[];
  readonly overrides: Overrides | undefined;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly maxConcurrency: number | undefined;
  readonly wait: boolean;
  readonly timeoutSecs: number;
}

const NAMES = ["flowId", "input", "overrides", "variables", "maxConcurrency", "wait", "timeoutSecs"];

/** Reads the body of `POST /runs`. Members of a message that are omitted have the default of their type. @throws RestError 422 or 400 */
export function readCreateRun(body: JsonBody): CreateRun {
  const reader = new FieldReader();
  const request = reader.request(body, NAMES);
  const { flowId = "", input = [], overrides, variables = {}, maxConcurrency, wait = false, timeoutSecs } = request;
  return {
    flowId: reader.string(flowId, "flowId"),
    inputs: reader.list(input, "input"),
    overrides: readOverrides(reader.optionalObject(overrides, "overrides")),
    variables: reader.object(variables, "variables"),
    maxConcurrency: reader.optionalCount(maxConcurrency, "maxConcurrency", 32),
    wait: reader.boolean(wait, "wait"),
    timeoutSecs: reader.optionalCount(timeoutSecs, "timeoutSecs") ?? DEFAULT_WAIT_SECS,
  };
}

function readOverrides(overrides: Readonly<Record<string, unknown>> | undefined): Overrides | undefined {
  if (overrides === undefined) return undefined;
  const reader = new FieldReader((reason) => RestError.named(400, `invalid overrides: ${reason}`));
  const steps = Object.entries(reader.object(reader.required(overrides, "steps"), "steps"));
  if (steps.length === 0) return undefined;
  return { steps: Object.fromEntries(steps.map(([id, step]) => [id, readOverride(reader, step)])) };
}

function readOverride(reader: FieldReader, value: unknown): StepOverride {
  const override = reader.object(value, "");
  const { $type = "merge_patch" } = override;
  return {
    $type: reader.oneOf($type, "", ["merge_patch", "json_patch"]),
    value: reader.required(override, "value"),
  };
}
