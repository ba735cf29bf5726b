import { checkLateSteps } from "./check-late-steps.ts";
import { checkReferences } from "./check-references.ts";
import { checkComponents, checkReachability, checkStructure } from "./check-structure.ts";
import { checkSubflows } from "./check-subflows.ts";
import type { Findings } from "./findings.ts";
import type { FlowDefinition } from "./flow-definition.ts";
import type { ReadRules } from "./read-definition.ts";

/** Checks everything about a flow that can be checked without running it, in the order of the runtimes. */
export function checkFlow(flow: FlowDefinition, rules: ReadRules, findings: Findings): void {
  checkStructure(flow, findings);
  checkReferences(flow, findings);
  checkComponents(flow, findings);
  checkReachability(flow, findings);
  checkSubflows(flow, rules, findings, checkFlow);
  checkLateSteps(flow, findings);
}
