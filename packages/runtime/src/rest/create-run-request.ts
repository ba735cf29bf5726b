import type { Overrides, StepOverride } from "../flow/overrides.ts";
import { DEFAULT_WAIT_SECS } from "../runs/run-watch.ts";
import { FieldReader } from "./field-reader.ts";
import type { JsonBody } from "./request-body.ts";

/** Body of `POST /runs`. */
export interface CreateRun {
  readonly flowId: string;
  readonly inputs: readonly unknown[];
  readonly overrides: Overrides | undefined;
  readonly variables: Readonly<Record<string, unknown>> | undefined;
  readonly maxConcurrency: number | undefined;
  readonly wait: boolean;
  readonly timeoutSecs: number;
}

const NAMES = ["flowId", "input", "overrides", "variables", "maxConcurrency", "wait", "timeoutSecs"];

/** Reads the body of `POST /runs`. @throws RestError 422 that names the faulty member. */
export function readCreateRun(body: JsonBody): CreateRun {
  const reader = new FieldReader();
  const request = reader.request(body, NAMES);
  const { overrides, variables, maxConcurrency, wait, timeoutSecs } = request;
  return {
    flowId: reader.string(reader.required(request, "flowId"), "flowId"),
    inputs: reader.list(reader.required(request, "input"), "input"),
    overrides: readOverrides(reader, overrides),
    variables: reader.optionalObject(variables, "variables"),
    maxConcurrency: reader.optionalCount(maxConcurrency, "maxConcurrency"),
    wait: reader.optionalBoolean(wait, "wait") ?? false,
    timeoutSecs: reader.optionalCount(timeoutSecs, "timeoutSecs") ?? DEFAULT_WAIT_SECS,
  };
}

function readOverrides(reader: FieldReader, value: unknown): Overrides | undefined {
  const overrides = reader.optionalObject(value, "overrides");
  if (overrides === undefined) return undefined;
  const place = "overrides.steps";
  const steps = Object.entries(reader.object(reader.required(overrides, "steps", "overrides"), place));
  if (steps.length === 0) return undefined;
  return { steps: Object.fromEntries(steps.map(([id, step]) => [id, readOverride(reader, step, `${place}.${id}`)])) };
}

function readOverride(reader: FieldReader, value: unknown, place: string): StepOverride {
  const override = reader.object(value, place);
  const { $type = "merge_patch" } = override;
  return {
    $type: reader.oneOf($type, `${place}.$type`, ["merge_patch", "json_patch"]),
    value: reader.required(override, "value", place),
  };
}
