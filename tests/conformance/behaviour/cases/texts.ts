/** Characters of every length in UTF-8, and characters that some readers treat as line breaks. */
const ALPHABET = [
  "a",
  '"',
  "\\",
  "\n",
  "\r\n",
  "\t",
  "é",
  "ß",
  "汉",
  "ひ",
  "한",
  "\u2028",
  "\u0085",
  "😀",
  "👩‍🚀",
  "ي",
  "\u0301",
];

/** Text of mixed characters with at least this many bytes in UTF-8; another one for each seed. */
export function mixedText(bytes: number, seed: number): string {
  let state = seed + 1;
  let text = "";
  // At least one byte for each character, so the length in characters bounds the loop.
  for (let size = 0; size < bytes; ) {
    state = (state * 48_271) % 2_147_483_647;
    const piece = ALPHABET[state % ALPHABET.length] ?? "a";
    text += piece;
    size += Buffer.byteLength(piece);
  }
  return text;
}

/** JSON of every shape. */
export const SHAPES: readonly unknown[] = [
  null,
  true,
  false,
  0,
  -1.5,
  1e21,
  Number.MAX_SAFE_INTEGER,
  "",
  "plain",
  "“汉字” — é 😀 \u2028 \u0000",
  [],
  [[], [null], [{}]],
  {},
  { a: { b: [1, { c: "é" }] }, "key with é 😀": true, "": "empty key" },
  { data: 1, blob_type: "x", blobType: "y", runId: "z", input_schema: {} },
];
