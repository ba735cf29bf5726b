import type { Fragments } from "../schema/fragments.ts";

/** Values of a template by name, such as the name of the project. */
export type Values = Readonly<Record<string, string>>;

const PLACEHOLDER = /(?<indent>^ *)?\{\{(?<words>[^{}]+)\}\}(?<end>\n)?/gm;

/**
 * Fills the placeholders of a template: `{{name}}` is a value, `{{input Text}}` a fragment with arguments. A placeholder alone in its line
 * takes the line with it if nothing takes its place.
 */
export function render(text: string, values: Values, fragments: Fragments): string {
  return text.replace(PLACEHOLDER, (...match) => {
    const { indent = "", words = "", end = "" } = match.at(-1) as Readonly<Record<string, string | undefined>>;
    const isWholeLine = end !== "" && lineStartsWith(match, indent);
    const filled = fill(words.trim().split(/ +/), indent, values, fragments);
    return isWholeLine && filled === "" ? "" : `${indent}${filled}${end}`;
  });
}

function lineStartsWith(match: readonly unknown[], indent: string): boolean {
  const [offset, text] = [match.at(-3) as number, match.at(-2) as string];
  return offset === 0 || text[offset - 1] === "\n" || indent !== "";
}

function fill([name = "", ...words]: readonly string[], indent: string, values: Values, fragments: Fragments): string {
  const value = words.length === 0 ? values[name] : undefined;
  const filled = value ?? fragments[name]?.(words, indent);
  if (filled === undefined) throw new TypeError(`Nothing is known for the placeholder ${JSON.stringify(name)}.`);
  return filled;
}
