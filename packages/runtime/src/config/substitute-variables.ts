/** Variables in a text cannot be substituted. The message is the reason, to be part of a sentence. */
export class SubstitutionError extends Error {}

/** Values of environment variables by name. */
export type Environment = Readonly<Record<string, string | undefined>>;

const NAME = /[A-Za-z0-9_]+/y;
const ESCAPED = ["$", "\\", "{", "}", ":"];

/**
 * Replaces `$NAME`, `${NAME}` and `${NAME:default}` by the values of environment variables, as real runtimes do in arguments and
 * environments of commands. A default may contain variables itself. Unlike in a shell, the default of `${NAME:-x}` is `-x`. A backslash
 * escapes `$`, `{`, `}`, `:` and itself.
 *
 * @throws SubstitutionError
 */
export function substituteVariables(text: string, environment: Environment): string {
  return new Substitution(text, environment).untilEnd();
}

class Substitution {
  readonly #text: string;
  readonly #environment: Environment;
  #at = 0;

  constructor(text: string, environment: Environment) {
    this.#text = text;
    this.#environment = environment;
  }

  untilEnd(): string {
    let filled = "";
    while (this.#at < this.#text.length) filled += this.#part();
    return filled;
  }

  /** Reads one character, or the text that replaces several. */
  #part(): string {
    const sign = this.#text.charAt(this.#at);
    this.#at += 1;
    if (sign === "$") return this.#variable();
    return sign === "\\" ? this.#escaped() : sign;
  }

  #escaped(): string {
    const sign = this.#text.charAt(this.#at);
    if (!ESCAPED.includes(sign)) {
      throw new SubstitutionError(`"\\${sign}" is not an escape: write "\\\\" for a backslash`);
    }
    this.#at += 1;
    return sign;
  }

  #variable(): string {
    const hasBraces = this.#text.charAt(this.#at) === "{";
    if (hasBraces) this.#at += 1;
    const name = this.#name();
    if (!hasBraces) return this.#valueOf(name, undefined);
    const sign = this.#text.charAt(this.#at);
    if (sign !== ":" && sign !== "}") throw new SubstitutionError(`"}" is missing after "\${${name}"`);
    this.#at += 1;
    return this.#valueOf(name, sign === ":" ? this.#default(name) : undefined);
  }

  #name(): string {
    NAME.lastIndex = this.#at;
    const [name] = NAME.exec(this.#text) ?? [];
    if (name === undefined) {
      throw new SubstitutionError('"$" begins a variable, but no name follows: write "\\$" for the sign itself');
    }
    this.#at += name.length;
    return name;
  }

  #default(name: string): string {
    let filled = "";
    while (this.#text.charAt(this.#at) !== "}") {
      if (this.#at >= this.#text.length) throw new SubstitutionError(`"}" is missing after "\${${name}:"`);
      filled += this.#part();
    }
    this.#at += 1;
    return filled;
  }

  #valueOf(name: string, fallback: string | undefined): string {
    const value = this.#environment[name] ?? fallback;
    if (value !== undefined) return value;
    const hint = `set it, or give it a default as in "\${${name}:default}"`;
    throw new SubstitutionError(`the environment variable ${name} is not set: ${hint}`);
  }
}
