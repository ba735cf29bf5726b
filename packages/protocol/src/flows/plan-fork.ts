import { InvalidForkError, InvalidPinError } from "../errors/fork-errors.ts";
import type { FlowResult } from "../methods/messages.ts";
import { adviseStep, checkPins } from "./check-pins.ts";
import { type FlowDocument, stepsOf } from "./flow-document.ts";
import { referencedSteps } from "./map-references.ts";
import { downstreamOf } from "./order-steps.ts";

/** The recorded item that is forked. */
export interface ForkSource {
  readonly runId: string;
  /** The flow with the overrides of the run. */
  readonly flow: FlowDocument;
  /** Recorded results by step id. */
  readonly results: ReadonlyMap<string, FlowResult>;
}

/** The fork. */
export interface ForkRequest {
  /** The flow of today, with overrides. */
  readonly flow: FlowDocument;
  /** Id of the first step that executes. */
  readonly from: string;
  /** Results of further steps, by step id. They take precedence over recorded ones. */
  readonly pins?: Readonly<Record<string, unknown>> | undefined;
}

/**
 * Returns the results that a fork takes over: those of all steps that do not depend on `from`, and the pins. A step without a recorded
 * result, which the run did not need or did not reach, executes if the fork needs it.
 *
 * @throws InvalidForkError that names the steps whose id or component has changed; InvalidPinError.
 */
export function planFork(source: ForkSource, { flow, from, pins = {} }: ForkRequest): ReadonlyMap<string, FlowResult> {
  const steps = stepsOf(flow);
  const ids = steps.map(({ id }) => id);
  if (!ids.includes(from)) {
    throw new InvalidForkError(`The flow has no step ${JSON.stringify(from)} to fork from. ${adviseStep(from, ids)}`);
  }
  checkPins(Object.keys(pins), flow);
  if (Object.hasOwn(pins, from)) {
    throw new InvalidPinError(`Step ${JSON.stringify(from)} cannot be pinned, because the fork executes it.`);
  }
  const executed = downstreamOf(flow, from);
  const recorded = new Map(stepsOf(source.flow).map(({ id, component }) => [id, component]));
  const known = new Map<string, FlowResult>();
  const changes: { readonly id: string; readonly text: string }[] = [];
  for (const { id, component } of steps) {
    const result = source.results.get(id);
    if (Object.hasOwn(pins, id)) known.set(id, { outcome: "success", result: pins[id] });
    else if (executed.has(id)) continue;
    else if (recorded.get(id) !== component)
      changes.push({ id, text: describeChange(id, component, recorded.get(id)) });
    else if (result !== undefined) known.set(id, result);
  }
  if (changes.length > 0)
    throw changedError(
      source,
      changes,
      [...recorded.keys()].filter((id) => !ids.includes(id)),
    );
  return known;
}

/**
 * Returns the steps before `from` whose results a fork needs and does not have.
 *
 * @param hidden steps that executed, but whose results are not returned.
 */
export function missingResults(
  flow: FlowDocument,
  from: string,
  known: ReadonlyMap<string, FlowResult>,
  hidden: readonly string[],
): readonly string[] {
  const executed = downstreamOf(flow, from);
  const left = stepsOf(flow).filter(({ id }) => !known.has(id) && (executed.has(id) || !hidden.includes(id)));
  const used = new Set(
    [flow["output"], ...left.map(({ input }) => input)].flatMap((part) => [...referencedSteps(part)]),
  );
  return hidden.filter((id) => used.has(id) && !known.has(id) && !executed.has(id));
}

function describeChange(id: string, component: string, before: string | undefined): string {
  if (before === undefined) return `Step ${JSON.stringify(id)} is new.`;
  return `Step ${JSON.stringify(id)} calls ${component} now, and called ${before} then.`;
}

function changedError(
  { runId }: ForkSource,
  changes: readonly { readonly id: string; readonly text: string }[],
  gone: readonly string[],
): InvalidForkError {
  const removed =
    gone.length === 0 ? "" : ` The flow no longer has ${gone.map((id) => JSON.stringify(id)).join(", ")}.`;
  const texts = changes.map(({ text }) => text).join(" ");
  return new InvalidForkError(
    `The flow has changed since run ${runId}, before the step to fork from: ${texts}${removed} Fork from an earlier step, or pin the results of these steps.`,
    changes.map(({ id }) => id),
  );
}
