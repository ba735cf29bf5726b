import { visitExpression } from "../expression/visit-expression.ts";
import type { FlowDefinition, StepDefinition } from "./flow-definition.ts";

/** Returns the ids of the steps that a step refers to, in the order of the document. */
export function referencesOf(step: Pick<StepDefinition, "input">): string[] {
  const ids = new Set<string>();
  for (const { expression } of visitExpression(step.input, [])) {
    if (expression.kind === "step") ids.add(expression.step);
  }
  return [...ids];
}

/** The steps of a flow and their references to each other. It is built once, when the first fault needs it. */
export class StepGraph {
  readonly #references: ReadonlyMap<string, readonly string[]>;
  #components: ReadonlyMap<string, number> | undefined;

  constructor(flow: FlowDefinition) {
    this.#references = new Map(flow.steps.map((step) => [step.id, referencesOf(step)]));
  }

  /** Whether a reference from one step to another is part of a cycle. */
  isCyclic(from: string, to: string): boolean {
    this.#components ??= componentsOf(this.#references);
    const component = this.#components.get(from);
    return component !== undefined && component === this.#components.get(to);
  }

  /** Returns the steps of a shortest cycle from `from` to `to` and back to `from`, which is at both ends. */
  cycleThrough(from: string, to: string): string[] {
    const cameFrom = new Map<string, string>([[to, from]]);
    const queue = [to];
    for (const id of queue) {
      if (id === from) break;
      for (const next of this.#references.get(id) ?? []) {
        if (cameFrom.has(next) || !this.isCyclic(from, next)) continue;
        cameFrom.set(next, id);
        queue.push(next);
      }
    }
    const cycle = [from];
    for (let id = cameFrom.get(from); id !== undefined && id !== from; id = cameFrom.get(id)) cycle.push(id);
    return [from, ...cycle.reverse()];
  }
}

/** State of a step while the components are searched. */
interface Visit {
  readonly id: string;
  readonly order: number;
  /** The lowest order that the step leads back to. */
  low: number;
  /** Number of references that have been followed. */
  followed: number;
  component: number | undefined;
}

/**
 * Numbers the strongly connected components: two steps have the same number if each leads to the other. This is Tarjan's algorithm,
 * which follows each reference once. It has a stack of its own, because a flow may have more steps in a row than the call stack has room.
 */
function componentsOf(references: ReadonlyMap<string, readonly string[]>): ReadonlyMap<string, number> {
  const visits = new Map<string, Visit>();
  const open: Visit[] = [];
  let components = 0;
  const begin = (id: string): Visit => {
    const visit = { id, order: visits.size, low: visits.size, followed: 0, component: undefined };
    visits.set(id, visit);
    open.push(visit);
    return visit;
  };
  const close = (root: Visit): void => {
    for (let visit = open.pop(); visit !== undefined; visit = open.pop()) {
      visit.component = components;
      if (visit === root) break;
    }
    components += 1;
  };
  for (const start of references.keys()) {
    if (visits.has(start)) continue;
    const path = [begin(start)];
    for (let visit = path.at(-1); visit !== undefined; visit = path.at(-1)) {
      const next = references.get(visit.id)?.[visit.followed];
      visit.followed += 1;
      if (next === undefined) {
        path.pop();
        const outer = path.at(-1);
        if (outer !== undefined) outer.low = Math.min(outer.low, visit.low);
        if (visit.low === visit.order) close(visit);
      } else if (references.has(next)) {
        const known = visits.get(next);
        if (known === undefined) path.push(begin(next));
        else if (known.component === undefined) visit.low = Math.min(visit.low, known.order);
      }
    }
  }
  return new Map([...visits].map(([id, { component = -1 }]) => [id, component]));
}
