import type { FlowGraph, GraphNode } from "./flow-graph.ts";
import { labelOf } from "./to-text-graph.ts";

const CHARACTER = 7.5;
const BOX = { height: 44, padding: 14, gapX: 32, gapY: 56 } as const;
const MARGIN = 16;

interface Box {
  readonly node: GraphNode;
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

/** Draws a graph as SVG: each step is below all steps that it refers to. */
export function toSvg(graph: FlowGraph): string {
  const boxes = placeBoxes(graph);
  const byId = new Map(boxes.map((box) => [box.node.id, box]));
  const width = Math.max(...boxes.map((box) => box.x + box.width), MARGIN) + MARGIN;
  const height = Math.max(...boxes.map((box) => box.y + BOX.height), MARGIN) + MARGIN;
  const edges = graph.edges.flatMap(({ from, to, label }) => {
    const [start, end] = [byId.get(from), byId.get(to)];
    return start === undefined || end === undefined ? [] : [drawEdge(start, end, label)];
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" font-family="ui-monospace, monospace" font-size="12">
<title>${escapeXml(graph.name ?? "flow")}</title>
<defs><marker id="arrow" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="8" markerHeight="8" orient="auto"><path d="M 0 0 L 8 4 L 0 8 z" fill="#667085"/></marker></defs>
${[...edges, ...boxes.map(drawBox)].join("\n")}
</svg>
`;
}

function placeBoxes({ nodes, edges }: FlowGraph): readonly Box[] {
  const rows = new Map<number, GraphNode[]>();
  const levels = levelsOf({ nodes, edges });
  for (const node of nodes) {
    const level = levels.get(node.id) ?? 0;
    rows.set(level, [...(rows.get(level) ?? []), node]);
  }
  const widthOf = (row: readonly GraphNode[]): number =>
    row.reduce((sum, node) => sum + widthOfBox(node) + BOX.gapX, -BOX.gapX);
  const total = Math.max(...[...rows.values()].map(widthOf), 0);
  return [...rows].flatMap(([level, row]) => {
    let x = MARGIN + (total - widthOf(row)) / 2;
    return row.map((node) => {
      const width = widthOfBox(node);
      const box = { node, x, y: MARGIN + level * (BOX.height + BOX.gapY), width };
      x += width + BOX.gapX;
      return box;
    });
  });
}

/** Number of references on the longest way to each node. Flows with circles are refused before. */
function levelsOf({ nodes, edges }: Pick<FlowGraph, "nodes" | "edges">): ReadonlyMap<string, number> {
  const levels = new Map(nodes.map(({ id }) => [id, 0]));
  for (let round = 0; round < nodes.length; round++) {
    for (const { from, to } of edges) levels.set(to, Math.max(levels.get(to) ?? 0, (levels.get(from) ?? 0) + 1));
  }
  return levels;
}

function widthOfBox(node: GraphNode): number {
  return Math.ceil(Math.max(...labelOf(node).map((line) => line.length)) * CHARACTER) + 2 * BOX.padding;
}

function drawBox({ node, x, y, width }: Box): string {
  const lines = labelOf(node);
  const first = y + BOX.height / 2 + 4 - (lines.length - 1) * 8;
  const texts = lines.map((line, index) => {
    const style = index === 0 ? 'font-weight="bold" fill="#101828"' : 'fill="#667085"';
    return `<text x="${x + width / 2}" y="${first + index * 16}" text-anchor="middle" ${style}>${escapeXml(line)}</text>`;
  });
  const radius = node.kind === "step" ? 6 : BOX.height / 2;
  const fill = node.kind === "step" ? "#f8fafc" : "#eef4ff";
  const box = `<rect x="${x}" y="${y}" width="${width}" height="${BOX.height}" rx="${radius}" fill="${fill}" stroke="#667085"/>${texts.join("")}`;
  return node.details === undefined ? box : `<g><title>${escapeXml(node.details)}</title>${box}</g>`;
}

function drawEdge(start: Box, end: Box, label: string): string {
  const [x1, y1] = [start.x + start.width / 2, start.y + BOX.height];
  const [x2, y2] = [end.x + end.width / 2, end.y];
  const bend = (y2 - y1) / 2;
  const path = `<path d="M ${x1} ${y1} C ${x1} ${y1 + bend} ${x2} ${y2 - bend} ${x2} ${y2}" fill="none" stroke="#667085" marker-end="url(#arrow)"/>`;
  if (label === "") return path;
  return `${path}<text x="${(x1 + x2) / 2 + 4}" y="${(y1 + y2) / 2}" fill="#667085" font-size="10">${escapeXml(label)}</text>`;
}

const ENTITIES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };

function escapeXml(text: string): string {
  return text.replace(/[&<>]/g, (character) => ENTITIES[character] ?? "");
}
