{{imports createWorker defineComponent}}
import { chat } from "./chat.ts";

{{define Prompt}}

export const storePrompt = defineComponent({
  path: "/prompt",
  description: "Stores a prompt, so that all steps of a run share it by its id.",
  {{input Prompt}}
  {{output StoredPrompt}}
  async execute({ instructions }{{typed Prompt}}, ctx) {
    return { promptId: await ctx.putBlob({ instructions }) };
  },
});

export const answer = defineComponent({
  path: "/answer",
  description: "Asks a language model.",
  {{input Question}}
  {{output Answer}}
  async execute({ promptId, question }{{typed Question}}, ctx) {
    const { instructions } = {{getBlob promptId Prompt}};
    const completion = await chat(
      [
        { role: "system", content: instructions },
        { role: "user", content: question },
      ],
      ctx,
    );
    ctx.log.info("The model has answered.", { model: completion.model, tokens: completion.tokens });
    return completion;
  },
});

export default createWorker({ name: "{{name}}", components: [storePrompt, answer] });
