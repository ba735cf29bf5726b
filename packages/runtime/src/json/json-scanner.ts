import { faultAt, type JsonFault } from "./json-fault.ts";

/**
 * `skim`: whether it is JSON at all. `strict`: also whether it becomes a value, which neither deep nesting nor lone surrogates
 * nor numbers beyond a double do.
 */
export type ScanMode = "skim" | "strict";

/** Real runtimes refuse the container that would be the 128th inside another (docs/internals/wire.md#how-a-response-is-read). */
export const DEPTH_LIMIT = 128;

/** Of a string: what is right in every mode, in pieces that do not exhaust the memory of regular expressions. */
const PLAIN =
  /(?:[ !#-[\]-\uffff]+|\\(?:["\\/bfnrt]|u(?:[\dabcefABCEF][\da-fA-F]{3}|[dD][0-7][\da-fA-F]{2}|[dD][89abAB][\da-fA-F]{2}\\u[dD][c-fC-F][\da-fA-F]{2}))){0,1000}/y;
const HEX = /^[0-9a-fA-F]{4}$/;
const ESCAPES = new Set('"\\/bfnrt');

/** Walks through JSON text as the JSON reader of real runtimes does, and fails where and with what that fails. */
export class JsonScanner {
  readonly text: string;
  index = 0;

  constructor(text: string) {
    this.text = text;
  }

  peek(): string | undefined {
    return this.text[this.index];
  }

  /** The fault of what was read. */
  fault(what: string): JsonFault {
    return faultAt(this.text, this.index, what);
  }

  /** The fault of the character that comes next. */
  faultAhead(what: string): JsonFault {
    // A character of several bytes is found out by its first.
    return faultAt(this.text, this.index, what, this.index < this.text.length ? 1 : 0);
  }

  skipSpace(): void {
    while (" \t\n\r".includes(this.peek() ?? "x")) this.index += 1;
  }

  /** Nothing but white space may follow. */
  end(): void {
    this.skipSpace();
    if (this.peek() !== undefined) throw this.faultAhead("trailing characters");
  }

  /** Passes over one value, depth counted from `depth`. */
  value(mode: ScanMode, depth = 0): void {
    const open: ("[" | "{")[] = [];
    do {
      this.skipSpace();
      const next = this.peek();
      if (next === "[" || next === "{") {
        if (mode === "strict" && depth + open.length + 1 >= DEPTH_LIMIT)
          throw this.faultAhead("recursion limit exceeded");
        this.index += 1;
        open.push(next);
        if (this.#enter(next, mode)) continue;
      } else this.#scalar(next, mode);
      this.#leave(open, mode);
    } while (open.length > 0);
  }

  /** After an opening bracket: false when the container is empty; its bracket is still to come. */
  #enter(kind: "[" | "{", mode: ScanMode): boolean {
    this.skipSpace();
    if (this.peek() === undefined) throw this.faultAhead(kind === "[" ? EOF_LIST : EOF_OBJECT);
    if (this.peek() === (kind === "[" ? "]" : "}")) return false;
    if (kind === "{") this.key(mode);
    return true;
  }

  /** After a value: closes what ends there, and moves to the next value if there is one. */
  #leave(open: ("[" | "{")[], mode: ScanMode): void {
    for (let kind = open.at(-1); kind !== undefined; kind = open.at(-1)) {
      this.skipSpace();
      if (this.peek() === ",") {
        this.index += 1;
        this.skipSpace();
        if (kind === "{") this.key(mode);
        else if (this.peek() === "]" && mode === "strict") throw this.faultAhead("trailing comma");
        return;
      }
      if (this.peek() === undefined) throw this.faultAhead(kind === "[" ? EOF_LIST : EOF_OBJECT);
      if (this.peek() !== (kind === "[" ? "]" : "}"))
        throw this.faultAhead(`expected \`,\` or \`${kind === "[" ? "]" : "}"}\``);
      this.index += 1;
      open.pop();
    }
  }

  /** Reads a member's name and the colon behind it. */
  key(mode: ScanMode): void {
    this.name(mode);
    this.colon();
  }

  /** Reads a member's name. */
  name(mode: ScanMode = "strict"): string {
    if (this.peek() === undefined) throw this.faultAhead(EOF_OBJECT);
    if (this.peek() === "}" && mode === "strict") throw this.faultAhead("trailing comma");
    if (this.peek() !== '"') throw this.faultAhead("key must be a string");
    return this.string(mode);
  }

  colon(): void {
    this.skipSpace();
    if (this.peek() === undefined) throw this.faultAhead(EOF_OBJECT);
    if (this.peek() !== ":") throw this.faultAhead("expected `:`");
    this.index += 1;
  }

  #scalar(next: string | undefined, mode: ScanMode): void {
    if (next === undefined) throw this.faultAhead(EOF_VALUE);
    if (next === '"') this.string(mode);
    else if (next === "-" || (next >= "0" && next <= "9")) this.number(mode);
    else if (next === "n") this.#word("null");
    else if (next === "t") this.#word("true");
    else if (next === "f") this.#word("false");
    else throw this.faultAhead("expected value");
  }

  #word(word: string): void {
    this.index += 1;
    for (const letter of word.slice(1)) {
      const next = this.peek();
      if (next === undefined) throw this.fault(EOF_VALUE);
      this.index += 1;
      if (next !== letter) throw this.fault("expected ident");
    }
  }

  /** Reads a string; its value is of use only in strict mode. */
  string(mode: ScanMode): string {
    const start = this.index;
    this.index += 1;
    for (let next = this.#afterPlain(); next !== '"'; next = this.#afterPlain()) {
      if (next === undefined) throw this.fault(EOF_STRING);
      if (next < " " && mode === "skim") throw this.fault(CONTROL);
      this.index += 1;
      if (next === "\\") this.#escape(mode);
      else if (next < " ") throw this.fault(CONTROL);
    }
    this.index += 1;
    return mode === "strict" ? (JSON.parse(this.text.slice(start, this.index)) as string) : "";
  }

  /** Passes over what needs no look, which is nearly all of a long string, and peeks. */
  #afterPlain(): string | undefined {
    PLAIN.lastIndex = this.index;
    PLAIN.test(this.text);
    this.index = PLAIN.lastIndex;
    return this.peek();
  }

  #escape(mode: ScanMode): void {
    const next = this.peek();
    if (next === undefined) throw this.fault(EOF_STRING);
    this.index += 1;
    if (ESCAPES.has(next)) return;
    if (next !== "u") throw this.fault("invalid escape");
    const unit = this.#hex();
    if (mode === "skim") return;
    if (unit >= 0xdc00 && unit <= 0xdfff) throw this.fault(LONE);
    if (unit < 0xd800 || unit > 0xdbff) return;
    for (const expected of "\\u") {
      if (this.peek() === undefined) throw this.fault(EOF_STRING);
      this.index += 1;
      if (this.text[this.index - 1] !== expected) throw this.fault("unexpected end of hex escape");
    }
    const second = this.#hex();
    if (second < 0xdc00 || second > 0xdfff) throw this.fault(LONE);
  }

  #hex(): number {
    const digits = this.text.slice(this.index, this.index + 4);
    if (digits.length < 4) {
      this.index = this.text.length;
      throw this.fault(EOF_STRING);
    }
    this.index += 4;
    if (!HEX.test(digits)) throw this.fault("invalid escape");
    return Number.parseInt(digits, 16);
  }

  /** Reads a number as it is written. */
  number(mode: ScanMode): string {
    const start = this.index;
    if (this.peek() === "-") this.index += 1;
    if (this.peek() === "0") {
      this.index += 1;
      if (isDigit(this.peek())) throw this.faultAhead("invalid number");
    } else this.#digits();
    if (this.peek() === ".") {
      this.index += 1;
      this.#digits();
    }
    if (this.peek() === "e" || this.peek() === "E") {
      this.index += 1;
      if (this.peek() === "+" || this.peek() === "-") this.index += 1;
      this.#digits();
    }
    const written = this.text.slice(start, this.index);
    if (mode === "strict" && !Number.isFinite(Number(written))) throw this.fault("number out of range");
    return written;
  }

  #digits(): void {
    if (this.peek() === undefined) throw this.fault(EOF_VALUE);
    if (!isDigit(this.peek())) {
      this.index += 1;
      throw this.fault("invalid number");
    }
    while (isDigit(this.peek())) this.index += 1;
  }
}

const EOF_VALUE = "EOF while parsing a value";
const EOF_STRING = "EOF while parsing a string";
const EOF_LIST = "EOF while parsing a list";
const EOF_OBJECT = "EOF while parsing an object";
const CONTROL = "control character (\\u0000-\\u001F) found while parsing a string";
const LONE = "lone leading surrogate in hex escape";

function isDigit(character: string | undefined): boolean {
  return character !== undefined && character >= "0" && character <= "9";
}
