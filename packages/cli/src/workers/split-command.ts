import { CliError } from "../exit/cli-error.ts";

const PART = /"((?:[^"\\]|\\.)*)"|'([^']*)'|\\(.)|([^\s"'\\]+)|(\s+)/gsy;

/** Splits a command into words as a shell does: by spaces, with both kinds of quotes and backslashes. It expands nothing. */
export function splitCommand(text: string): string[] {
  const words: string[] = [];
  let word: string | undefined;
  let end = 0;
  for (const part of text.matchAll(PART)) {
    const [all, double, single, escaped, plain, space] = part;
    end = part.index + all.length;
    if (space === undefined) {
      word = (word ?? "") + (double?.replace(/\\(["\\$`])/g, "$1") ?? single ?? escaped ?? plain ?? "");
      continue;
    }
    if (word !== undefined) words.push(word);
    word = undefined;
  }
  if (end < text.length) throw new CliError("usage", `A quote in the command ${JSON.stringify(text)} is not closed.`);
  return word === undefined ? words : [...words, word];
}
