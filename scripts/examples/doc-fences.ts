/** A code block of a doc comment that names the region it is copied from. */
interface Fence {
  /** Everything before the text of a line, such as two spaces and an asterisk. */
  readonly prefix: string;
  /** As in `source="./create-worker.examples.ts#createWorker"`. */
  readonly source: string;
}

const OPENING = /^(\s*\*) ```\w+ source="([^"]*)"\s*$/;
const CLOSING = /^\s*\* ```\s*$/;

/**
 * The text with the body of each fence replaced by the lines of its source.
 *
 * @param linesOf finds the lines of a source; throws if there are none.
 */
export function fillFences(text: string, linesOf: (source: string) => readonly string[]): string {
  const filled: string[] = [];
  let open: Fence | undefined;
  for (const line of text.split("\n")) {
    const [, prefix, source] = OPENING.exec(line) ?? [];
    if (prefix !== undefined && source !== undefined) {
      if (open !== undefined) throw new Error(`The code block of ${open.source} does not end.`);
      open = { prefix, source };
      filled.push(line, ...linesOf(source).map((code) => (code === "" ? prefix : `${prefix} ${code}`)));
    } else if (open === undefined) {
      filled.push(line);
    } else if (CLOSING.test(line)) {
      open = undefined;
      filled.push(line);
    } else if (!line.startsWith(open.prefix)) {
      break;
    }
  }
  if (open !== undefined) throw new Error(`The code block of ${open.source} does not end.`);
  return filled.join("\n");
}

/** The lines, counted from 1, of `@example` tags whose next line opens no code block with a source. */
export function unsourcedExamples(text: string): number[] {
  const lines = text.split("\n");
  return lines.flatMap((line, index) =>
    /^\s*(\/\*)?\*+ @example\b/.test(line) && !OPENING.test(lines[index + 1] ?? "") ? [index + 1] : [],
  );
}
