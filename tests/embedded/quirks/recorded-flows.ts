import { isRecord, type Recording } from "../../conformance/schemas/recordings.ts";

/** Flows that recordings submit but do not store. Their ids are the hashes of their texts. */
export const STORED_BEFORE: readonly object[] = [
  ["sub", "echo"],
  ["subfail", "fail_rpc"],
  ["subslow", "slow"],
  ["viablob2", "echo"],
].map(([name, component]) => ({
  name,
  steps: [{ id: "s1", component: `/lab/${component}`, input: { $input: "$" } }],
  output: { $step: "s1" },
}));

/** All flows that recordings store, by the id that the real runtime gave them. */
export function flowsOf(recordings: readonly Recording[]): ReadonlyMap<string, object> {
  const flows = new Map<string, object>();
  for (const { rest = [] } of recordings) {
    for (const { request, response } of rest) {
      if (request.path !== "/api/v1/flows" || !isRecord(request.body) || !isRecord(response?.body)) continue;
      const { flowId } = response.body;
      if (typeof flowId === "string" && isRecord(request.body["flow"])) flows.set(flowId, request.body["flow"]);
    }
  }
  return flows;
}
