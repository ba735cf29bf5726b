/** A fault at an offset of a text. */
export interface TextFault {
  readonly offset: number;
  readonly message: string;
}

/** What a part of a YAML text is. */
export type PartKind = "flow" | "plain" | "singleQuoted" | "doubleQuoted" | "block";

/** A part of a YAML text, from its first character to the one before `end`. Later parts may lie inside earlier ones. */
export interface TextPart {
  readonly kind: PartKind;
  readonly start: number;
  readonly end: number;
}

/** Characters that the YAML library of the runtimes refuses everywhere, also in comments. */
const CONTROL = /[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u;
const SEPARATORS = /[\u0085\u2028\u2029]/g;
/** A tab at the beginning of a line, or after the signs that begin an entry. */
const LEADING_TABS = /^ *(?:[-?:] +)*[-?:]?\t/gm;
const SURROGATES = /\\(?:u|U0000)[dD][89a-fA-F][0-9a-fA-F]{2}/g;
/** A block text that begins with a tab, so that its indentation is unknown. */
const BLOCK_TAB = /^[|>][-+]?[^\n0-9]*\n[ \n]*\t/;

/** Finds what real runtimes refuse in YAML although the parser accepts it: the first fault of each kind. */
export function textFaults(text: string, parts: readonly TextPart[]): TextFault[] {
  const kinds = new TextKinds(text, parts);
  return [markFault, controlFault, separatorFault, tabFault, blockFault, surrogateFault].flatMap(
    (find) => find(text, kinds) ?? [],
  );
}

class TextKinds {
  readonly parts: readonly TextPart[];
  readonly #kinds: (PartKind | undefined)[];

  constructor(text: string, parts: readonly TextPart[]) {
    this.parts = parts;
    this.#kinds = new Array<PartKind | undefined>(text.length);
    for (const { kind, start, end } of parts) {
      // The outermost list or map covers those inside it.
      if (kind !== "flow" || this.#kinds[start] !== "flow") this.#kinds.fill(kind, start, end);
    }
  }

  at(offset: number): PartKind | undefined {
    return this.#kinds[offset];
  }
}

function markFault(text: string): TextFault | undefined {
  const offset = text.search(/^\ufeff/m);
  if (offset < 0) return undefined;
  return { offset, message: "the line begins with a byte order mark, which runtimes count as a column: remove it" };
}

function controlFault(text: string): TextFault | undefined {
  const found = CONTROL.exec(text);
  if (found === null) return undefined;
  const message = `${codeOf(found[0])} is not allowed in YAML: write it as an escape in double quotes`;
  return { offset: found.index, message };
}

/** Separators are allowed within quotes, unless there are blanks beside them, which runtimes remove as at the end of a line. */
function separatorFault(text: string, kinds: TextKinds): TextFault | undefined {
  for (const { index, 0: found } of text.matchAll(SEPARATORS)) {
    const isKept = kinds.at(index)?.endsWith("Quoted") && !/\s/.test(`${text[index - 1]}${text[index + 1]}`);
    if (isKept) continue;
    const code = codeOf(found);
    const advice = `write it as \\u${code.slice(2)} in double quotes`;
    return { offset: index, message: `${code} is a line break in YAML: ${advice}` };
  }
  return undefined;
}

function tabFault(text: string, kinds: TextKinds): TextFault | undefined {
  for (const { index, 0: found } of text.matchAll(LEADING_TABS)) {
    const offset = index + found.length - 1;
    if (isTabAllowed(text, offset, found, kinds.at(offset))) continue;
    return { offset, message: "a tab cannot be part of the indentation: use spaces" };
  }
  return undefined;
}

function isTabAllowed(text: string, offset: number, leading: string, kind: PartKind | undefined): boolean {
  if (kind !== undefined && kind !== "plain") return true;
  if (leading === "\t") return false;
  if (kind === "plain") return true;
  const rest = /[ \t]*(.?)/y;
  rest.lastIndex = offset;
  const [, next] = rest.exec(text) ?? [];
  return leading.trim() === "" && (next === "" || next === "#");
}

function blockFault(text: string, { parts }: TextKinds): TextFault | undefined {
  const part = parts.find(({ kind, start, end }) => kind === "block" && BLOCK_TAB.test(text.slice(start, end)));
  if (part === undefined) return undefined;
  return { offset: part.start, message: "a block text cannot begin with a tab: write the indentation, as in |2" };
}

/** Only JSON writes characters beyond U+FFFF as two escapes. */
function surrogateFault(text: string, kinds: TextKinds): TextFault | undefined {
  for (const { index, 0: found } of text.matchAll(SURROGATES)) {
    if (kinds.at(index) !== "doubleQuoted" || isEscaped(text, index)) continue;
    return {
      offset: index,
      message: `${found} is half a character, which YAML cannot escape: write the character itself`,
    };
  }
  return undefined;
}

/** Whether the backslash at an index is itself escaped. */
function isEscaped(text: string, index: number): boolean {
  let start = index;
  while (text[start - 1] === "\\") start -= 1;
  return (index - start) % 2 === 1;
}

function codeOf(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;
}
