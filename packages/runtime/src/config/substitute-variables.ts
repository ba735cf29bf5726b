/** Thrown for text in which variables cannot be filled in, with half a sentence that says why. */
export class SubstitutionError extends Error {}

/** Values of variables by name. */
export type Environment = Readonly<Record<string, string | undefined>>;

const NAME = /[A-Za-z0-9_]+/y;
const ESCAPED = ["$", "\\", "{", "}", ":"];

/**
 * Text with the values of environment variables in place of `$NAME`, `${NAME}` and `${NAME:default}`, as real runtimes fill in arguments
 * and environments of commands. A default may hold variables itself; unlike in a shell, `${NAME:-x}` has the default `-x`. A backslash
 * takes the meaning from `$`, `{`, `}`, `:` and itself.
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

  /** One character, or what stands in the place of several. */
  #part(): string {
    const sign = this.#text.charAt(this.#at);
    this.#at += 1;
    if (sign === "$") return this.#variable();
    return sign === "\\" ? this.#escaped() : sign;
  }

  #escaped(): string {
    const sign = this.#text.charAt(this.#at);
    if (!ESCAPED.includes(sign)) {
      throw new SubstitutionError(`"\\${sign}" means nothing here: write "\\\\" for a backslash`);
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
