{{imports createWorker defineComponent}}

export const splitWords = defineComponent({
  path: "/split-words",
  description: "Splits a text into words in lower case.",
  {{input Text}}
  {{output Words}}
  execute({ text }{{typed Text}}) {
    return { words: text.toLowerCase().match(/\p{L}+/gu) ?? [] };
  },
});

export default createWorker({ name: "{{name}}", components: [splitWords] });
