import { confirm, isCancel, select, text } from "@clack/prompts";
import type { Choice } from "../choices/choice.ts";
import type { CreateIo } from "../create-io.ts";
import { CreateError } from "../exit/create-error.ts";

/** Asks a person on the terminal. Each method throws a CreateError after Ctrl-C. */
export interface Questioner {
  text(message: string, initial: string, faultOf: (value: string) => string | undefined): Promise<string>;
  choose<Value extends string>(
    message: string,
    choices: readonly Choice<Value>[],
    initial: Value | undefined,
  ): Promise<Value>;
  confirm(message: string): Promise<boolean>;
}

/** Creates a questioner for the streams of the program. */
export function createQuestioner({ stdin, stdout, signal }: CreateIo): Questioner {
  const common = { input: stdin, output: stdout, signal };
  return {
    text: async (message, initial, faultOf) =>
      answer(
        await text({
          ...common,
          message,
          placeholder: initial,
          defaultValue: initial,
          validate: (value) => (value ? faultOf(value) : undefined),
        }),
      ),
    async choose(message, choices, initial) {
      const options = choices.map(({ value, hint }) => ({ value: value as string, hint }));
      const chosen = answer(
        await select<string>({
          ...common,
          message,
          options,
          ...(initial === undefined ? {} : { initialValue: initial }),
        }),
      );
      const found = choices.find(({ value }) => value === chosen);
      if (found === undefined) throw new TypeError(`Nothing was chosen: ${chosen}`);
      return found.value;
    },
    confirm: async (message) => answer(await confirm({ ...common, message })),
  };
}

function answer<Value>(value: Value): Exclude<Value, symbol> {
  if (isCancel(value)) throw new CreateError("interrupted", "Interrupted: nothing was created.");
  return value as Exclude<Value, symbol>;
}
