import { isJsonObject } from "@stepflow/protocol";

/** A box of the drawing. */
export interface GraphNode {
  readonly id: string;
  /** Component of a step; undefined if it is not shown. */
  readonly component: string | undefined;
  /** Worker of the component, if it is known and shown. */
  readonly worker?: string | undefined;
  readonly kind: "input" | "step" | "output";
  /** Text that appears under the pointer. */
  readonly details?: string | undefined;
}

/** What a graph shows beside steps and references. */
export interface GraphOptions {
  /** Returns the worker of a component. If undefined, neither components nor workers are shown. */
  readonly workerOf: ((component: string) => string | undefined) | undefined;
  /** Whether to add the inputs of steps and the output of the flow. */
  readonly details: boolean;
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

/** Characters of a value that are shown under the pointer. */
const MAX_DETAILS = 500;
/** Id of the box for the input of the flow. No step can have it, as with the output. */
const INPUT = " input";
const OUTPUT = " output";

/** Creates the graph of a flow's stored form. Boxes for input and output are there if something leads from or to them. */
export function toFlowGraph(flow: Readonly<Record<string, unknown>>, { workerOf, details }: GraphOptions): FlowGraph {
  const steps = (Array.isArray(flow["steps"]) ? flow["steps"] : []).filter(isJsonObject);
  const edges = [...steps.flatMap(({ id, input }) => edgesTo(String(id), input)), ...edgesTo(OUTPUT, flow["output"])];
  const detailsOf = (name: string, value: unknown): Pick<GraphNode, "details"> =>
    details && value !== undefined ? { details: `${name}: ${cut(JSON.stringify(value))}` } : {};
  const nodes: GraphNode[] = steps.map(({ id, component, input }) => ({
    id: String(id),
    component: workerOf === undefined ? undefined : String(component),
    worker: workerOf?.(String(component)),
    kind: "step",
    ...detailsOf("input", input),
  }));
  if (edges.some(({ from }) => from === INPUT)) nodes.unshift({ id: INPUT, component: undefined, kind: "input" });
  if (edges.some(({ to }) => to === OUTPUT)) {
    nodes.push({ id: OUTPUT, component: undefined, kind: "output", ...detailsOf("output", flow["output"]) });
  }
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

function cut(text: string): string {
  const characters = [...text.slice(0, 2 * MAX_DETAILS)];
  return characters.length <= MAX_DETAILS ? text : `${characters.slice(0, MAX_DETAILS - 1).join("")}…`;
}
