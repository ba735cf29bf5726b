import { InvalidFlowError } from "@stepflow/protocol";
import { checkOptionNames } from "@stepflow/protocol/internal";
import { hashJson } from "../blobs/content-hash.ts";
import { DEFAULT_VERSION, type RuntimeVersion } from "../versions.ts";
import { checkFlow } from "./check-flow.ts";
import { isData } from "./data-places.ts";
import type { FlowDiagnostic } from "./diagnostic-kinds.ts";
import { Findings } from "./findings.ts";
import type { FlowDefinition } from "./flow-definition.ts";
import { type FlowPlan, planFlow } from "./flow-plan.ts";
import { type ReadRules, readDefinition } from "./read-definition.ts";
import { readSourceText, readSourceValue } from "./source-text.ts";
import { writeDefinition } from "./write-definition.ts";

/** A flow that has been read and can run. */
export interface Flow {
  /** SHA-256 of the stored form, as 64 hexadecimal digits. Runtimes 0.9 – 0.11 give the same id to the same flow. */
  readonly id: string;
  /** Version as which the flow was read. */
  readonly version: RuntimeVersion;
  readonly name: string | undefined;
  /** The stored form, which `GET /flows/{id}` of a runtime returns. */
  readonly document: Readonly<Record<string, unknown>>;
  /** Findings that do not prevent the flow from running. */
  readonly diagnostics: readonly FlowDiagnostic[];
  /** Prepared form for the engine. */
  readonly plan: FlowPlan;
  /**
   * Whether the stored form has doubles in place of whole numbers, such as `3.0`, as `POST /flows` of 0.12 and 0.13 stores flows. Built-in
   * components of these versions refuse them where they expect a whole number.
   */
  readonly hasDoubles?: true | undefined;
}

/** Options of {@link readFlow} and {@link inspectFlow}. */
export interface ReadFlowOptions {
  /** Version as which the flow is read. Older ones ignore more members, and so give some flows other ids. @default "0.11.1" */
  readonly version?: RuntimeVersion | undefined;
  /** Treatment of members that the runtimes ignore: refuse the flow, or report a warning. @default "refuse" */
  readonly unknownFields?: "refuse" | "report" | undefined;
  /** Name of the flow in error messages, such as the name of its file. @default "flow" */
  readonly source?: string | undefined;
}

const NAMES: Readonly<Record<keyof ReadFlowOptions, true>> = { version: true, unknownFields: true, source: true };

/** Result of {@link inspectFlow}. */
export interface InspectedFlow {
  /** The flow; undefined if a finding is fatal. */
  readonly flow: Flow | undefined;
  /** Id of the flow; undefined if the flow could not be read at all. */
  readonly id: string | undefined;
  /** The stored form of the flow; undefined if the flow could not be read at all. */
  readonly document: Flow["document"] | undefined;
  /** All findings, in the order in which the runtimes report them. */
  readonly diagnostics: readonly FlowDiagnostic[];
}

/**
 * Reads a flow from YAML or JSON text, or from an object, and makes it ready to run.
 *
 * @example
 * ```ts source="./flow.examples.ts#readFlow"
 * const flow = readFlow(await readFile("flow.yaml", "utf8"), { source: "flow.yaml" });
 * console.log(flow.id, flow.name);
 * ```
 *
 * @throws InvalidFlowError that lists every fault with its JSON pointer, and with line and column if the flow is a text; TypeError for an
 *   unknown option.
 */
export function readFlow(source: string | object, options: ReadFlowOptions = {}): Flow {
  checkOptionNames("readFlow", options, NAMES);
  const { flow, diagnostics } = inspectFlow(source, options);
  if (flow === undefined) throw new InvalidFlowError(diagnostics, options.source);
  return flow;
}

/**
 * Reads a flow as {@link readFlow} does, but returns all findings instead of throwing.
 *
 * @example
 * ```ts source="./flow.examples.ts#inspectFlow"
 * const { flow, diagnostics } = inspectFlow(await readFile("flow.yaml", "utf8"));
 * for (const { level, line, column, message } of diagnostics) console.log(`${line}:${column} ${level}: ${message}`);
 * if (flow === undefined) process.exitCode = 1;
 * ```
 */
export function inspectFlow(source: unknown, options: ReadFlowOptions = {}): InspectedFlow {
  checkOptionNames("inspectFlow", options, NAMES);
  const { value, findings } = typeof source === "string" ? readSourceText(source, isData) : readSourceValue(source);
  const rules = rulesOf(options);
  const definition = findings.isUnreadable ? undefined : readDefinition(value, rules, findings);
  if (definition !== undefined) checkFlow(definition, rules, findings);
  if (definition === undefined || findings.isUnreadable) {
    return { flow: undefined, id: undefined, document: undefined, diagnostics: findings.all };
  }
  const document = writeDefinition(definition);
  const id = hashJson(document);
  if (findings.hasFatal) return { flow: undefined, id, document, diagnostics: findings.all };
  // Runtimes run the stored form, in which some paths differ: the name `a.b` becomes two names, `a[b` becomes unreadable.
  const stored = readDefinition(document, rules, findings);
  const flow =
    stored === undefined || findings.hasFatal
      ? undefined
      : toFlow(stored, { id, version: rules.version, document, diagnostics: findings.all });
  return { flow, id, document, diagnostics: findings.all };
}

/**
 * Reads a flow from a blob or from the input of a component. Like the runtimes, it checks the shape only, and uses paths as they are.
 *
 * @throws InvalidFlowError if the value does not have the shape of a flow.
 */
export function readUncheckedFlow(value: unknown, version: RuntimeVersion): Flow {
  const findings = new Findings();
  const definition = readDefinition(value, { version, unknownFields: "report" }, findings);
  if (definition === undefined || findings.hasFatal) throw new InvalidFlowError(findings.all);
  return toUncheckedFlow(definition, version, findings.all);
}

/** Converts a definition to a flow without checks. */
function toUncheckedFlow(
  definition: FlowDefinition,
  version: RuntimeVersion,
  diagnostics: readonly FlowDiagnostic[],
): Flow {
  const document = writeDefinition(definition);
  return toFlow(definition, { id: hashJson(document), version, document, diagnostics });
}

function toFlow(definition: FlowDefinition, rest: Omit<Flow, "name" | "plan">): Flow {
  return { ...rest, name: definition.name, plan: planFlow(definition) };
}

function rulesOf({ version = DEFAULT_VERSION, unknownFields = "refuse" }: ReadFlowOptions): ReadRules {
  return { version, unknownFields };
}
