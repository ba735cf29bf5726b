import { endOfString, escapePointerKey } from "@stepflow/protocol/internal";

/** A long integer in JSON text, and its place in the value that `JSON.parse` made of the text. Valid only while it is visited. */
export interface LongInteger {
  /** The number at the place, or the `bigint` that has replaced it. */
  readonly value: unknown;
  readonly digits: string;
  /** JSON pointer of the place. */
  pointer(): string;
  replace(value: bigint): void;
}

type Holder = Record<string | number, unknown>;

const QUOTE = 34;
const PLUS = 43;
const COMMA = 44;
const MINUS = 45;
const POINT = 46;
const ZERO = 48;
const NINE = 57;
const COLON = 58;
const OPEN_BRACKET = 91;
const CLOSE_BRACKET = 93;
const OPEN_BRACE = 123;
const CLOSE_BRACE = 125;
const UPPER_E = 69;
const LOWER_E = 101;

/** As many digits as a double holds exactly. */
const COMPARED_DIGITS = 15;
const TOLERANCE = 1e-13;

/**
 * Reads JSON text once, beside the value that `JSON.parse` made of it, and visits every integer of at least `minDigits` digits until
 * `visit` returns false. Nothing is built for the rest of the text, so this takes less time than parsing. Integers whose place holds
 * another value, because a key of the text is repeated, are left out.
 *
 * @param text valid JSON
 */
export function visitLongIntegers(
  text: string,
  root: { value: unknown },
  minDigits: number,
  visit: (integer: LongInteger) => boolean,
): void {
  const path = new ScannedPath(text, root);
  for (let at = 0; at < text.length; at++) {
    const char = text.charCodeAt(at);
    if (char === COMMA) path.next();
    else if (char === QUOTE) {
      const end = endOfString(text, at);
      path.passString(at, end);
      at = end;
    } else if (char === COLON) path.nameMember();
    else if (char === OPEN_BRACE) path.open(false);
    else if (char === OPEN_BRACKET) path.open(true);
    else if (char === CLOSE_BRACE || char === CLOSE_BRACKET) path.close();
    else if (char === MINUS || isDigit(char)) {
      const end = endOfNumber(text, at);
      if (end - at >= minDigits && isInteger(text, at, end, minDigits)) {
        if (path.find(at, end) && !visit(path)) return;
      }
      at = end - 1;
    }
  }
}

/**
 * The place of a scan: the key or index on each level. Containers are looked up in the parsed value only where an integer is found,
 * and at most once each.
 */
class ScannedPath implements LongInteger {
  readonly #text: string;
  readonly #holders: (Holder | undefined)[];
  /** Index of the element, or -1 on the levels of objects. */
  readonly #indexes: number[] = [-1];
  readonly #keyStarts: number[] = [-1];
  readonly #keyEnds: number[] = [-1];
  #depth = 0;
  /** Number of levels, from the outermost one, whose holder has been looked up. */
  #known = 1;
  #start = 0;
  #end = 0;
  #holder: Holder = {};
  #name: string | number = "";

  constructor(text: string, root: { value: unknown }) {
    this.#text = text;
    this.#holders = [root as unknown as Holder];
  }

  passString(start: number, end: number): void {
    this.#start = start;
    this.#end = end;
  }

  /** The string before a colon is the key of the next value. */
  nameMember(): void {
    this.#keyStarts[this.#depth] = this.#start;
    this.#keyEnds[this.#depth] = this.#end;
  }

  next(): void {
    const index = this.#indexes[this.#depth] ?? -1;
    if (index >= 0) this.#indexes[this.#depth] = index + 1;
  }

  open(isArray: boolean): void {
    this.#depth += 1;
    this.#indexes[this.#depth] = isArray ? 0 : -1;
  }

  close(): void {
    this.#depth -= 1;
    if (this.#known > this.#depth + 1) this.#known = this.#depth + 1;
  }

  /** Goes to the integer at a position of the text. Returns false if the parsed value holds something else in its place. */
  find(start: number, end: number): boolean {
    const holder = this.#lookUp();
    if (holder === undefined) return false;
    this.#start = start;
    this.#end = end;
    this.#holder = holder;
    this.#name = this.#key(this.#depth);
    return this.#fits();
  }

  get value(): unknown {
    return memberOf(this.#holder, this.#name);
  }

  get digits(): string {
    return this.#text.slice(this.#start, this.#end);
  }

  replace(value: bigint): void {
    this.#holder[this.#name] = value;
  }

  pointer(): string {
    let pointer = "";
    for (let level = 1; level <= this.#depth; level++) pointer += `/${escapePointerKey(String(this.#key(level)))}`;
    return pointer;
  }

  /** Compares the first digits only, because converting all of them takes as long as parsing. */
  #fits(): boolean {
    const { value } = this;
    if (typeof value !== "number") return typeof value === "bigint";
    const isNegative = this.#text.charCodeAt(this.#start) === MINUS;
    const first = isNegative ? this.#start + 1 : this.#start;
    let head = 0;
    for (let at = first; at < first + COMPARED_DIGITS; at++) head = head * 10 + this.#text.charCodeAt(at) - ZERO;
    const expected = head * 10 ** (this.#end - first - COMPARED_DIGITS) * (isNegative ? -1 : 1);
    return value === expected || Math.abs(value / expected - 1) < TOLERANCE;
  }

  /** The container of the current place. Undefined if another value has replaced it. */
  #lookUp(): Holder | undefined {
    for (; this.#known <= this.#depth; this.#known++) {
      const outer = this.#holders[this.#known - 1];
      const holder = outer === undefined ? undefined : memberOf(outer, this.#key(this.#known - 1));
      const isContainer = typeof holder === "object" && holder !== null;
      this.#holders[this.#known] = isContainer ? (holder as Holder) : undefined;
    }
    return this.#holders[this.#depth];
  }

  #key(level: number): string | number {
    if (level === 0) return "value";
    const index = this.#indexes[level] ?? -1;
    if (index >= 0) return index;
    const quoted = this.#text.slice(this.#keyStarts[level], (this.#keyEnds[level] ?? 0) + 1);
    return quoted.includes("\\") ? (JSON.parse(quoted) as string) : quoted.slice(1, -1);
  }
}

/** `__proto__` is a member only where the text has it. */
function memberOf(holder: Holder, key: string | number): unknown {
  return key !== "__proto__" || Object.hasOwn(holder, key) ? holder[key] : undefined;
}

function endOfNumber(text: string, start: number): number {
  let at = start + 1;
  while (isPartOfNumber(text.charCodeAt(at))) at++;
  return at;
}

function isPartOfNumber(char: number): boolean {
  return isDigit(char) || char === POINT || char === LOWER_E || char === UPPER_E || char === MINUS || char === PLUS;
}

/** Whether a number has neither fraction nor exponent, and enough digits. */
function isInteger(text: string, start: number, end: number, minDigits: number): boolean {
  const first = text.charCodeAt(start) === MINUS ? start + 1 : start;
  if (end - first < minDigits) return false;
  for (let at = first; at < end; at++) if (!isDigit(text.charCodeAt(at))) return false;
  return true;
}

function isDigit(char: number): boolean {
  return char >= ZERO && char <= NINE;
}
