/** JSON texts, with some that JavaScript accepts or changes and real runtimes refuse. */
export const MALFORMED_JSON: Readonly<Record<string, string>> = {
  "a number beyond a double": "1e400",
  "a number below": "-1e400",
  "a number of 400 digits": "9".repeat(400),
  "a number just within": "1e308",
  "half a character": '"\\ud83d"',
  "the other half": '"\\ude00"',
  "half a character in a name": '{"\\ud83dx":1}',
  "both halves": '"\\ud83d\\ude00"',
  "names given twice": '{"a":1,"b":2,"a":3}',
  "no JSON": "{a:1}",
  "a comma too much": "[1,]",
  "half a string": '"',
  "lists in lists, 124 deep": "[".repeat(124) + "]".repeat(124),
  "lists in lists, 128 deep": "[".repeat(128) + "]".repeat(128),
  "objects in objects, 20,000 deep": '{"a":'.repeat(20_000) + 1 + "}".repeat(20_000),
};
