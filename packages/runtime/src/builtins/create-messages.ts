import type { Builtin } from "./builtin.ts";
import { InputFields } from "./input-fields.ts";

/** Makes a list of chat messages from instructions and a prompt. */
export const createMessages: Builtin = {
  component: "/create_messages",
  description: "Makes a list of chat messages from system instructions and a user prompt.",
  inputSchema: {
    type: "object",
    properties: { system_instructions: { type: ["string", "null"] }, user_prompt: { type: "string" } },
    required: ["user_prompt"],
  },
  outputSchema: {
    type: "object",
    properties: {
      messages: {
        type: "array",
        items: {
          type: "object",
          properties: { role: { type: "string" }, content: { type: "string" } },
          required: ["role", "content"],
        },
      },
    },
    required: ["messages"],
  },
  execute(input) {
    const fields = new InputFields(input, "CreateMessagesInput");
    const instructions = fields.optionalText("system_instructions");
    const prompt = { role: "user", content: fields.text("user_prompt") };
    const messages = instructions === undefined ? [prompt] : [{ role: "system", content: instructions }, prompt];
    return Promise.resolve({ outcome: "success", result: { messages } });
  },
};
