import type { FlowOutcome } from "./flow-case.ts";

const BLOB_ID = /\b[0-9a-f]{64}\b/g;

/** An outcome with the members of every object in the order of their names, because 0.12 and 0.13 reorder them at random. */
export function sortedOutcome(outcome: FlowOutcome): FlowOutcome {
  return { ...outcome, results: outcome.results.map(sorted), seen: outcome.seen.map(sortedLine) };
}

/** An outcome without the ids of blobs, because 0.12 and 0.13 hash objects with members at random places, and 0.12 whole numbers as `1.0`. */
export function withoutBlobIds(outcome: FlowOutcome): FlowOutcome {
  const results = JSON.parse(JSON.stringify(outcome.results).replaceAll(BLOB_ID, "<blob>")) as unknown[];
  return { ...outcome, results, seen: outcome.seen.map((line) => line.replaceAll(BLOB_ID, "<blob>")) };
}

/** The executions of an outcome, without the answers to calls: a worker that pulls asks by gRPC, where ids and absent members differ. */
export function executionsOnly(outcome: FlowOutcome): FlowOutcome {
  const { seen, ...rest } = withoutBlobIds(outcome);
  return { ...rest, seen: seen.filter((line) => !/^\S+ \w+ (→|failed)/.test(line)) };
}

/** Sorts the members in the JSON at the end of a line. */
function sortedLine(line: string): string {
  const [, head, json] = /^(\S+ \S+(?: →)?) ([[{].*)$/s.exec(line) ?? [];
  return head === undefined || json === undefined ? line : `${head} ${JSON.stringify(sorted(JSON.parse(json)))}`;
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  const names = Object.keys(value).sort();
  // Own members: an assignment to `__proto__` would set the prototype.
  return Object.fromEntries(names.map((name) => [name, sorted((value as Record<string, unknown>)[name])]));
}
