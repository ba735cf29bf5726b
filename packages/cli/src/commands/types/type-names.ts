/** Gives types names that differ. */
export class TypeNames {
  readonly #taken = new Set<string>();

  /** Returns the name, or the name with a number if it is taken. */
  take(wanted: string): string {
    let name = wanted;
    for (let count = 2; this.#taken.has(name); count += 1) name = `${wanted}${count}`;
    this.#taken.add(name);
    return name;
  }
}

/** Writes a text in PascalCase, as a part of a name: `/text/word-count` becomes `TextWordCount`. */
export function toPascalCase(text: string): string {
  const words = text.normalize("NFC").match(/[\p{L}\p{N}]+/gu) ?? [];
  const name = words.map((word) => `${word.charAt(0).toUpperCase()}${word.slice(1)}`).join("");
  return /^\p{L}/u.test(name) ? name : `Component${name}`;
}
