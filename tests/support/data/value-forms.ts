const list = (part: (index: number) => string, count = 50_000): string =>
  `[${Array.from({ length: count }, (_, index) => part(index)).join()}]`;

const record = (index: number): string =>
  `{"id":${index},"name":"name ${index}","tags":["a","b"],"price":${index / 4}}`;

/** Values as most components get them, as JSON. */
export const USUAL_VALUES: Readonly<Record<string, string>> = {
  records: list(record),
  integers: list((index) => `${index}`),
  fractions: list((index) => `${index / 7}`),
  texts: list((index) => `"text ${index}"`),
  "one text": `"${"x".repeat(1_000_000)}"`,
  "one text of Cyrillic letters": `"${"д".repeat(500_000)}"`,
  "lists of two": list((index) => `[${index},${index}]`),
};

/** Values whose text is short for the memory that they take, as JSON. */
export const SMALLEST_VALUES: Readonly<Record<string, string>> = {
  "empty objects": list(() => "{}"),
  "empty lists": list(() => "[]"),
  "objects with one member": list(() => '{"a":1}'),
  "objects with a member of another name each": list((index) => `{"k${index}":1}`),
  "objects with an index each": list((index) => `{"${index}":1}`),
  "objects with a list each": list(() => '{"":[]}'),
  "objects and fractions": list(() => "{},1.5"),
  "empty texts": list(() => '""'),
  "nested objects": list(() => `${'{"":'.repeat(50)}1${"}".repeat(50)}`, 1_000),
  "lists of one": list(() => "[1]"),
  "lists of one list": list(() => "[[]]"),
  "escaped letters": `"${"\\u0430".repeat(100_000)}"`,
  "nested lists": list(() => `${"[".repeat(50)}${"]".repeat(50)}`, 2_000),
};
