import { CreateError } from "../exit/create-error.ts";
import { nearestWord } from "./nearest-word.ts";

/** One of the values that an option accepts. */
export interface Choice<Value extends string> {
  readonly value: Value;
  /** What the value means, in a few words. */
  readonly hint: string;
}

/** Reads the value of an option. @throws CreateError for an unknown value, with a suggestion. */
export function readChoice<Value extends string>(
  option: string,
  text: string,
  choices: readonly Choice<Value>[],
): Value {
  const values = choices.map(({ value }) => value);
  const found = values.find((value) => value === text);
  if (found !== undefined) return found;
  const nearest = nearestWord(text, values);
  const advice = nearest === undefined ? `choose ${values.join(", ")}` : `did you mean ${nearest}`;
  const end = nearest === undefined ? "." : "?";
  throw new CreateError("usage", `${option} ${JSON.stringify(text)} does not exist: ${advice}${end}`);
}
