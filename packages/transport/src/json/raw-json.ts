/**
 * JSON text that is already written. A message that contains it copies the text instead of writing a value.
 */
export class RawJson {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}
