import { trackedTexts } from "../../architecture/tracked-texts.ts";

/** A fenced block of a document. */
export interface DocumentBlock {
  /** Path of the document, relative to the repository. */
  readonly page: string;
  /** Line of the fence, counted from 1. */
  readonly line: number;
  /** Text behind the opening fence, such as `ts`. */
  readonly info: string;
  readonly text: string;
}

/** Documents of users. The READMEs of templates are run with the projects that they are part of. */
const DOCUMENT = /^(?:[A-Z]+\.md|docs\/.*\.md|(?:packages|examples)\/[^/]+\/[A-Z]+\.md)$/;
const OPENING = /^ *```(.*)$/;
const CLOSING = /^ *```$/;

/** Returns every block of code that a user can read. */
export function documentBlocks(): readonly DocumentBlock[] {
  return trackedTexts()
    .filter(({ path }) => DOCUMENT.test(path))
    .flatMap(({ path, text }) => blocksIn(path, text.split("\n")));
}

function blocksIn(page: string, lines: readonly string[]): DocumentBlock[] {
  const blocks: DocumentBlock[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    const info = OPENING.exec(lines[at] ?? "")?.[1];
    if (info === undefined) continue;
    const end = lines.findIndex((line, index) => index > at && CLOSING.test(line));
    if (end === -1) throw new Error(`${page}:${at + 1}: the block does not end.`);
    blocks.push({ page, line: at + 1, info, text: lines.slice(at + 1, end).join("\n") });
    at = end;
  }
  return blocks;
}
