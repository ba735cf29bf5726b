import { toPointer } from "@stepflow/protocol/internal";
import { readText } from "@stepflow/protocol/yaml";
import type { Flow, InspectedFlow } from "@stepflow/runtime";
import { inspectFlow } from "@stepflow/runtime";
import { checkFlowTypes } from "../../flow-types/check-flow-types.ts";
import type { ComponentTable } from "./component-table.ts";
import type { Finding } from "./finding.ts";

/** What is checked beyond the flow itself. */
export interface FlowChecks {
  /** Components that the flow may call; undefined if they are not known. */
  readonly components: ComponentTable | undefined;
  readonly types: boolean;
}

/** Checks a flow. @param path path of its file, for the findings. */
export function checkFlow(path: string, text: string, checks: FlowChecks): readonly Finding[] {
  const inspected: InspectedFlow = inspectFlow(text, { source: path });
  const findings = inspected.diagnostics.map(({ level, message, pointer, line, column }): Finding => {
    return { flow: path, level, message, pointer, line, column };
  });
  const { flow } = inspected;
  if (flow === undefined || checks.components === undefined) return findings;
  const places = [...findUnknown(flow, checks.components), ...(checks.types ? findTypes(flow, checks.components) : [])];
  if (places.length === 0) return findings;
  const { locate } = readText(text, { what: "a flow", isRepeatable: () => true });
  const located = places.map(({ place, ...rest }): Finding => {
    return { flow: path, ...rest, pointer: toPointer(place), ...locate(place, "value") };
  });
  const before = (a: Finding, b: Finding): number => (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0);
  return [...findings, ...located.toSorted(before)];
}

interface Placed {
  readonly level: "error" | "warning";
  readonly place: readonly (string | number)[];
  readonly message: string;
}

function findUnknown({ plan }: Flow, components: ComponentTable): readonly Placed[] {
  return plan.steps.flatMap(({ id, component }, index): Placed[] => {
    if (components.find(component) !== undefined) return [];
    const message = `Step "${id}" calls ${component}, which no worker has.`;
    return [{ level: "error", place: ["steps", index, "component"], message }];
  });
}

function findTypes({ document }: Flow, components: ComponentTable): readonly Placed[] {
  return checkFlowTypes(document, (path) => components.find(path));
}
