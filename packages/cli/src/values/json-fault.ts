/** A fault in a text that should be JSON. */
export interface JsonFault {
  /** Index of the character, from 0. */
  readonly offset: number;
  /** What is expected there. */
  readonly expected: string;
}

const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const WORD = /true|false|null/y;
// biome-ignore lint/suspicious/noControlCharactersInRegex: JSON forbids exactly these characters in strings.
const STRING = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;
const SPACE = /[ \t\r\n]*/y;

/** Finds the first fault of a text that `JSON.parse` refuses. The messages of `JSON.parse` name no place on Node 20. */
export function findJsonFault(text: string): JsonFault | undefined {
  return new JsonScanner(text).scan();
}

class JsonScanner {
  readonly #text: string;
  #offset = 0;
  #fault: JsonFault | undefined;

  constructor(text: string) {
    this.#text = text;
  }

  scan(): JsonFault | undefined {
    if (this.#value()) {
      this.#skip(SPACE);
      if (this.#offset < this.#text.length) this.#fail("the end of the text");
    }
    return this.#fault;
  }

  #value(): boolean {
    this.#skip(SPACE);
    if (this.#take("{")) return this.#list("}", () => this.#member());
    if (this.#take("[")) return this.#list("]", () => this.#value());
    return this.#skip(STRING) || this.#skip(NUMBER) || this.#skip(WORD) || this.#fail("a JSON value");
  }

  #member(): boolean {
    this.#skip(SPACE);
    if (!this.#skip(STRING)) return this.#fail("a name in double quotes");
    this.#skip(SPACE);
    return (this.#take(":") || this.#fail('":"')) && this.#value();
  }

  #list(end: string, entry: () => boolean): boolean {
    this.#skip(SPACE);
    if (this.#take(end)) return true;
    do {
      if (!entry()) return false;
      this.#skip(SPACE);
    } while (this.#take(","));
    return this.#take(end) || this.#fail(`"," or "${end}"`);
  }

  #take(character: string): boolean {
    if (this.#text[this.#offset] !== character) return false;
    this.#offset += 1;
    return true;
  }

  #skip(pattern: RegExp): boolean {
    pattern.lastIndex = this.#offset;
    if (!pattern.test(this.#text)) return false;
    this.#offset = pattern.lastIndex;
    return true;
  }

  #fail(expected: string): false {
    this.#fault = { offset: this.#offset, expected };
    return false;
  }
}
