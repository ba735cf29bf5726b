import { inspectFlow } from "@stepflow/runtime";
import type { Feature, FlowCase, FlowOutcome } from "./flow-case.ts";

interface Step {
  readonly id: string;
  readonly component: string;
  readonly input?: unknown;
  readonly mustExecute?: boolean;
}

/** The parts of a case, and its outcome on a real runtime. */
interface Facts {
  readonly flowCase: FlowCase;
  readonly outcome: FlowOutcome;
  readonly steps: readonly Step[];
  /** Flow, inputs and variables as JSON. */
  readonly text: string;
  /** Every object in the flow, its inputs and its variables. */
  readonly objects: readonly Readonly<Record<string, unknown>>[];
}

const FAILING = /^\/(?:w\/(?:fail|fail-late|throw|flaky)|lossy\/lost)$/;
const KNOWN = /^\/(?:w|lossy|builtin)\//;
const DEEP = 50;
const LONG = 50;
const WIDE = 30;

/** Predicates that show whether a case exercises a feature. */
const EVIDENCE: { readonly [feature in Feature]: (facts: Facts) => boolean } = {
  literal: ({ flowCase, steps }) => [outputOf(flowCase), ...steps.map(({ input }) => input)].some(isPlain),
  $literal: has("$literal"),
  $input: has("$input"),
  $step: has("$step"),
  "$step path": has("$step", "path"),
  $variable: has("$variable"),
  "$variable default": has("$variable", "default"),
  "variable schema": ({ flowCase }) => "schemas" in flowCase.flow,
  $if: has("$if"),
  $coalesce: has("$coalesce"),
  "nested expressions": ({ objects }) =>
    objects.some((one) => isExpression(one) && Object.values(one).flatMap(objectsIn).some(isExpression)),
  "json path": ({ objects }) =>
    objects.some((one) => ["$input", "$variable", "path"].some((name) => /[^$]/.test(String(one[name] ?? "$")))),
  "missing field": ({ outcome }) => /"code":(?:1|-32200),"message":"[^"]*(?:not found|undefined)/i.test(shown(outcome)),
  null: ({ text }) => /[:[,]null/.test(text),
  "empty output": ({ flowCase }) => ["null", "[]", "{}"].some((empty) => written(outputOf(flowCase)).includes(empty)),
  "dependency order": ({ steps }) => steps.some(({ input }) => stepsIn(input).length > 0) || nestedSteps(steps),
  "independent steps": ({ steps }) =>
    steps.some((a) => steps.some((b) => a !== b && !depends(a, b, steps) && !depends(b, a, steps))),
  "unneeded step": ({ steps, outcome }) =>
    steps.some(({ id }) => !outcome.seen.some((line) => line.startsWith(`${id}#`))),
  mustExecute: ({ text, flowCase }) => `${text}${written(flowCase.overrides)}`.includes('"mustExecute":true'),
  "lazy branch": ({ objects }) =>
    objects.some((one) => ("$if" in one || "$coalesce" in one) && stepsIn(one).length > 0),
  "late step": ({ flowCase }) => inspectFlow(flowCase.flow).diagnostics.some(({ kind }) => kind === "lateStep"),
  "failing component": ({ objects }) => objects.some(({ component }) => FAILING.test(String(component))),
  "failed dependency": ({ steps, flowCase }) => {
    const failing = steps.filter(({ component }) => FAILING.test(component)).map(({ id }) => id);
    const used = [outputOf(flowCase), ...steps.map(({ input }) => input)].flatMap(stepsIn);
    return failing.some((id) => used.includes(id));
  },
  "onError fail": hasAction("fail"),
  "onError useDefault": hasAction("useDefault"),
  "onError retry": hasAction("retry"),
  "transport retry": ({ text }) => /\/lossy\/|-323\d\d/.test(text),
  "transport failure": ({ text }) => text.includes("/lossy/"),
  "no worker": ({ steps }) => steps.some(({ component }) => !KNOWN.test(component)),
  "unknown component": ({ outcome }) => /unknown component|not found|no such/i.test(shown(outcome)),
  batch: ({ flowCase, objects }) =>
    (flowCase.inputs?.length ?? 1) > 1 || objects.some(({ inputs }) => Array.isArray(inputs) && inputs.length > 1),
  maxConcurrency: ({ flowCase }) => flowCase.maxConcurrency !== undefined,
  overrides: ({ flowCase }) => flowCase.overrides !== undefined,
  put_blob: calls("/builtin/put_blob"),
  get_blob: calls("/builtin/get_blob"),
  eval: calls("/builtin/eval"),
  map: calls("/builtin/map"),
  iterate: calls("/builtin/iterate"),
  "nested map": ({ text }) => text.split("/builtin/map").length > 2,
  "callback blobs": asks(/ blobs\/(?:put|get) /),
  "callback runs": asks(/ runs\/submit /),
  "callback introspection": asks(/ runs\/get /),
  "callbacks at once": ({ flowCase, text }) => text.includes("/w/many") || (flowCase.inputs?.length ?? 1) > 1,
  unicode: ({ text }) => /[^\0-~]/.test(text),
  numbers: ({ text }) => /\d(?:\.\d|e[+-]?\d)/.test(text),
  "key order": ({ objects }) => objects.some((one) => Object.keys(one).join() !== Object.keys(one).toSorted().join()),
  "deep nesting": ({ text }) => text.includes("}".repeat(DEEP)),
  "long chain": ({ steps }) => steps.filter(({ input }) => stepsIn(input).length > 0).length >= LONG,
  "wide flow": ({ steps }) => steps.filter(({ input }) => stepsIn(input).length === 0).length >= WIDE,
};

/** Returns the features that a case claims but does not exercise. */
export function unshownFeatures(flowCase: FlowCase, outcome: FlowOutcome): readonly Feature[] {
  const { flow, inputs, variables } = flowCase;
  const { steps = [] } = flow as { readonly steps?: readonly Step[] };
  const document = [flow, inputs, variables];
  const facts = { flowCase, outcome, steps, text: written(document), objects: objectsIn(document) };
  return flowCase.features.filter((feature) => !EVIDENCE[feature](facts));
}

function has(...members: readonly string[]): (facts: Facts) => boolean {
  return ({ objects }) => objects.some((one) => members.every((name) => name in one));
}

function hasAction(action: string): (facts: Facts) => boolean {
  return ({ objects }) => objects.some((one) => one["action"] === action);
}

function calls(component: string): (facts: Facts) => boolean {
  return ({ objects }) => objects.some((one) => one["component"] === component);
}

/** Whether a component sent such a request. Since 0.10, blobs are requested over HTTP. */
function asks(question: RegExp): (facts: Facts) => boolean {
  return ({ outcome }) => {
    const overHttp = outcome.blobRequests.map((request) => ` blobs/${request.startsWith("POST") ? "put" : "get"} `);
    return [...outcome.wire, ...overHttp].some((one) => question.test(one));
  };
}

function outputOf({ flow }: FlowCase): unknown {
  return (flow as { readonly output?: unknown }).output ?? null;
}

function written(value: unknown): string {
  return JSON.stringify(value) ?? "";
}

function shown({ results }: FlowOutcome): string {
  return written(results);
}

function objectsIn(value: unknown): readonly Readonly<Record<string, unknown>>[] {
  if (typeof value !== "object" || value === null) return [];
  const inside = Object.values(value).flatMap(objectsIn);
  return Array.isArray(value) ? inside : [value as Record<string, unknown>, ...inside];
}

function isExpression(one: Readonly<Record<string, unknown>>): boolean {
  return Object.keys(one).some((name) => name.startsWith("$"));
}

/** Whether data contains no expression. */
function isPlain(value: unknown): boolean {
  return value !== undefined && !objectsIn(value).some(isExpression);
}

function stepsIn(value: unknown): readonly string[] {
  return objectsIn(value).flatMap((one) => (typeof one["$step"] === "string" ? [one["$step"]] : []));
}

function depends(later: Step, earlier: Step, steps: readonly Step[]): boolean {
  const used = stepsIn(later.input);
  return used.includes(earlier.id) || steps.some((step) => used.includes(step.id) && depends(step, earlier, steps));
}

/** Steps of a flow within one of these, in another order than they depend on each other. */
function nestedSteps(steps: readonly Step[]): boolean {
  return objectsIn(steps).some(({ steps: nested }) => Array.isArray(nested) && stepsIn(nested).length > 0);
}
