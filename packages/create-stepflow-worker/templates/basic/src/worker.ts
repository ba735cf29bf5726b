{{imports createWorker defineComponent}}

{{define WordTable}}

export const countWords = defineComponent({
  path: "/count-words",
  description: "Counts the words of a text, and stores a table of them.",
  {{input Text}}
  {{output Count}}
  async execute({ text }{{typed Text}}, ctx) {
    const words = text.toLowerCase().match(/\p{L}+/gu) ?? [];
    const counts = new Map<string, number>();
    for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);

    const table = [...counts].map(([word, count]) => ({ word, count })).toSorted((a, b) => b.count - a.count);
    const tableId = await ctx.putBlob(table); // a request to the runtime, while the component executes
    ctx.log.info("Stored the table of words.", { entries: table.length, tableId });
    return { words: words.length, tableId };
  },
});

export const topWords = defineComponent({
  path: "/top-words",
  description: "Picks the most frequent words of a stored table.",
  {{input TopWordsInput}}
  {{output TopWords}}
  async execute({ tableId, limit }{{typed TopWordsInput}}, ctx) {
    const table = {{getBlob tableId WordTable}};
    return { words: table.slice(0, limit).map(({ word }) => word) };
  },
});

export default createWorker({ name: "{{name}}", components: [countWords, topWords] });
