import type { CallOptions, Http } from "../http/http.ts";
import type { RunSummary, RunTree } from "../model/results.ts";
import { getRun } from "./get-run.ts";
import { listRuns } from "./runs.ts";

/** Runs of one request. */
const PAGE = 100;

/** Returns a run with the runs below it. All runs of its topmost run are listed, because runtimes cannot list those below another one. */
export async function getRunTree(http: Http, runId: string, options: CallOptions = {}): Promise<RunTree> {
  const { inputs: _, ...run } = await getRun(http, runId, options);
  const children = new Map<string, RunSummary[]>();
  for (const other of await listAll(http, run.rootRunId, options)) {
    if (other.parentRunId === undefined || other.runId === runId) continue;
    const siblings = children.get(other.parentRunId) ?? [];
    siblings.push(other);
    children.set(other.parentRunId, siblings);
  }
  return toTree(run, children);
}

async function listAll(http: Http, rootRunId: string, options: CallOptions): Promise<readonly RunSummary[]> {
  const found = new Map<string, RunSummary>();
  // A run that begins meanwhile moves the others by one place, so the pages may overlap.
  for (let offset = 0; ; offset += PAGE) {
    const page = await listRuns(http, { ...options, rootRunId, limit: PAGE, offset });
    for (const run of page) found.set(run.runId, run);
    if (page.length < PAGE) return [...found.values()];
  }
}

function toTree(run: RunSummary, children: ReadonlyMap<string, readonly RunSummary[]>): RunTree {
  // Runs are listed newest first.
  const below = [...(children.get(run.runId) ?? [])].reverse();
  return { run, children: below.map((child) => toTree(child, children)) };
}
