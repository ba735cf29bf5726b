import { createWorker, defineComponent } from "@stepflow/worker";
import { z } from "zod";
import { splitSentences, splitWords } from "./text.ts";

const WordCount = z.object({ word: z.string(), count: z.number().int() });

export const countWords = defineComponent({
  path: "/count-words",
  description: "Counts the words of a text; the table of all words goes into a blob.",
  input: z.object({ text: z.string(), minLetters: z.number().int().default(4) }),
  output: z.object({ words: z.number().int(), frequent: z.array(WordCount), tableId: z.string() }),
  async execute({ text, minLetters }, ctx) {
    const words = splitWords(text);
    const counts = new Map<string, number>();
    for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);

    const table = [...counts].map(([word, count]) => ({ word, count })).sort((a, b) => b.count - a.count);
    const tableId = await ctx.putBlob(table);
    ctx.log.info("Stored the table of words.", { words: table.length, tableId });

    const frequent = table.filter(({ word }) => word.length >= minLetters).slice(0, 5);
    return { words: words.length, frequent, tableId };
  },
});

export const summarize = defineComponent({
  path: "/summarize",
  description: "Picks the sentences that hold the most frequent words.",
  input: z.object({ text: z.string(), tableId: z.string(), sentences: z.number().int().positive().default(2) }),
  output: z.object({ summary: z.string() }),
  async execute({ text, tableId, sentences }, ctx) {
    const table = await ctx.getBlob(tableId, { schema: z.array(WordCount) });
    const counts = new Map(table.map(({ word, count }) => [word, count]));
    const weigh = (sentence: string) => {
      const words = splitWords(sentence).filter((word) => word.length >= 4);
      return words.reduce((sum, word) => sum + (counts.get(word) ?? 0), 0) / Math.max(words.length, 1);
    };

    const all = splitSentences(text);
    const best = new Set(all.toSorted((a, b) => weigh(b) - weigh(a)).slice(0, sentences));
    return { summary: all.filter((sentence) => best.has(sentence)).join(" ") };
  },
});

export default createWorker({ name: "hello", components: [countWords, summarize] });
