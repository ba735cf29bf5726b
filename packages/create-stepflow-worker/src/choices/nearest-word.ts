/** Smallest share of common pairs of letters that is a misspelling rather than another word. */
const MIN_SIMILARITY = 0.4;

/** Returns the word that shares most pairs of neighbouring letters with `text`, or undefined if none is similar. */
export function nearestWord(text: string, words: readonly string[]): string | undefined {
  const rated = words.map((word) => ({ word, similarity: similarityOf(text.toLowerCase(), word) }));
  const [best] = rated.toSorted((a, b) => b.similarity - a.similarity);
  return best !== undefined && best.similarity >= MIN_SIMILARITY ? best.word : undefined;
}

/** Dice's coefficient of the pairs of letters: 1 for equal words, 0 for words without a common pair. */
function similarityOf(left: string, right: string): number {
  const [ofLeft, ofRight] = [pairsOf(left), pairsOf(right)];
  const common = [...ofLeft].filter((pair) => ofRight.has(pair)).length;
  return (2 * common) / (ofLeft.size + ofRight.size);
}

/** The beginning and the end of the word count as letters. */
function pairsOf(word: string): Set<string> {
  const letters = ["^", ...word, "$"];
  return new Set(letters.slice(1).map((letter, index) => `${letters[index]}${letter}`));
}
