import { isJsonObject } from "@stepflow/protocol";

/** A box of the drawing. */
export interface GraphNode {
  readonly id: string;
  /** Component of a step. */
  readonly component: string | undefined;
  readonly kind: "input" | "step" | "output";
}

/** A reference from one box to another. */
export interface GraphEdge {
  readonly from: string;
  readonly to: string;
  /** Paths of the referenced fields, without `$.`. */
  readonly label: string;
}

/** Steps of a flow and the references between them. */
export interface FlowGraph {
  readonly name: string | undefined;
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
}

/** Id of the box for the input of the flow. No step can have it, as with the output. */
const INPUT = " input";
const OUTPUT = " output";

/** Creates the graph of a flow's stored form. Boxes for input and output are there if something leads from or to them. */
export function toFlowGraph(flow: Readonly<Record<string, unknown>>): FlowGraph {
  const steps = (Array.isArray(flow["steps"]) ? flow["steps"] : []).filter(isJsonObject);
  const edges = [...steps.flatMap(({ id, input }) => edgesTo(String(id), input)), ...edgesTo(OUTPUT, flow["output"])];
  const nodes: GraphNode[] = steps.map(({ id, component }) => ({
    id: String(id),
    component: String(component),
    kind: "step",
  }));
  if (edges.some(({ from }) => from === INPUT)) nodes.unshift({ id: INPUT, component: undefined, kind: "input" });
  if (edges.some(({ to }) => to === OUTPUT)) nodes.push({ id: OUTPUT, component: undefined, kind: "output" });
  return { name: typeof flow["name"] === "string" ? flow["name"] : undefined, nodes, edges };
}

function edgesTo(to: string, value: unknown): GraphEdge[] {
  const labels = new Map<string, Set<string>>();
  for (const { from, path } of referencesIn(value)) {
    const paths = labels.get(from) ?? new Set();
    labels.set(from, paths.add(path));
  }
  return [...labels].map(([from, paths]) => ({ from, to, label: [...paths].filter((path) => path !== "").join(", ") }));
}

function* referencesIn(value: unknown): Generator<{ from: string; path: string }> {
  if (Array.isArray(value)) for (const item of value) yield* referencesIn(item);
  if (!isJsonObject(value) || "$literal" in value) return;
  if (typeof value["$step"] === "string") yield { from: value["$step"], path: shorten(value["path"]) };
  else if (typeof value["$input"] === "string") yield { from: INPUT, path: shorten(value["$input"]) };
  else for (const member of Object.values(value)) yield* referencesIn(member);
}

function shorten(path: unknown): string {
  return typeof path === "string" ? path.replace(/^\$\.?/, "") : "";
}
