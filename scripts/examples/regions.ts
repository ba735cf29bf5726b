/** The regions of an examples file by name: the lines between `// #region NAME` and `// #endregion`, without their common indentation. */
export function readRegions(text: string): ReadonlyMap<string, readonly string[]> {
  const regions = new Map<string, readonly string[]>();
  let open: { name: string; lines: string[] } | undefined;
  for (const line of text.split("\n")) {
    const start = /^\s*\/\/ #region (\S+)\s*$/.exec(line)?.[1];
    if (start !== undefined) {
      if (open !== undefined) throw new Error(`Region "${start}" starts inside region "${open.name}".`);
      if (regions.has(start)) throw new Error(`There are two regions "${start}".`);
      open = { name: start, lines: [] };
    } else if (/^\s*\/\/ #endregion\b/.test(line)) {
      if (open === undefined) throw new Error("A region ends that has not started.");
      regions.set(open.name, dedent(open));
      open = undefined;
    } else {
      open?.lines.push(line);
    }
  }
  if (open !== undefined) throw new Error(`Region "${open.name}" does not end.`);
  return regions;
}

function dedent({ name, lines }: { name: string; lines: readonly string[] }): readonly string[] {
  const filled = lines.filter((line) => line.trim() !== "");
  if (filled.length === 0) throw new Error(`Region "${name}" is empty.`);
  if (filled.some((line) => line.includes("*/"))) {
    throw new Error(`Region "${name}" contains "*/", which would end the doc comment.`);
  }
  const indent = Math.min(...filled.map((line) => line.search(/\S/)));
  const dedented = lines.map((line) => line.slice(indent).trimEnd());
  const first = dedented.findIndex((line) => line !== "");
  const last = dedented.findLastIndex((line) => line !== "");
  return dedented.slice(first, last + 1);
}
