const WORDS = new Intl.Segmenter("en", { granularity: "word" });
const SENTENCES = new Intl.Segmenter("en", { granularity: "sentence" });

/** The words of a text in lower case. */
export function splitWords(text: string): string[] {
  return [...WORDS.segment(text)].filter(({ isWordLike }) => isWordLike).map(({ segment }) => segment.toLowerCase());
}

/** The sentences of a text. Lines without a full stop, such as headings, do not count. */
export function splitSentences(text: string): string[] {
  return [...SENTENCES.segment(text)].map(({ segment }) => segment.trim()).filter((line) => /\p{P}$/u.test(line));
}
