import type { FlowGraph, GraphNode } from "./flow-graph.ts";

/** Draws a graph as Mermaid text, which GitHub and many editors show. */
export function toMermaid({ nodes, edges }: FlowGraph): string {
  const keys = new Map(nodes.map(({ id }, index) => [id, `n${index}`]));
  const text = (value: string): string => `"${value.replaceAll("#", "#35;").replaceAll('"', "#quot;")}"`;
  const lines = nodes.map((node) => {
    const label = text(labelOf(node).join("<br/>"));
    return `  ${keys.get(node.id)}${node.kind === "step" ? `[${label}]` : `([${label}])`}`;
  });
  const arrows = edges
    .filter(({ from, to }) => keys.has(from) && keys.has(to))
    .map(({ from, to, label }) => `  ${keys.get(from)} -->${label === "" ? "" : `|${text(label)}|`} ${keys.get(to)}`);
  return `${["flowchart TD", ...lines, ...arrows].join("\n")}\n`;
}

/** Draws a graph in the language of Graphviz. */
export function toDot({ name = "flow", nodes, edges }: FlowGraph): string {
  const text = (value: string): string => `"${value.replace(/["\\]/g, "\\$&")}"`;
  const lines = nodes.map((node) => {
    const shape = node.kind === "step" ? "box" : "ellipse";
    const label = labelOf(node).map((line) => text(line).slice(1, -1));
    const tooltip = node.details === undefined ? "" : `, tooltip=${text(node.details)}`;
    return `  ${text(node.id)} [shape=${shape}, label="${label.join("\\n")}"${tooltip}];`;
  });
  const arrows = edges.map(({ from, to, label }) => {
    return `  ${text(from)} -> ${text(to)}${label === "" ? "" : ` [label=${text(label)}]`};`;
  });
  return `${[`digraph ${text(name)} {`, ...lines, ...arrows, "}"].join("\n")}\n`;
}

/** Lines in a box: the id of a step, and its component with its worker. */
export function labelOf({ id, component, worker, kind }: GraphNode): readonly string[] {
  if (kind !== "step") return [kind];
  if (component === undefined) return [id];
  return [id, worker === undefined ? component : `${component} (${worker})`];
}
