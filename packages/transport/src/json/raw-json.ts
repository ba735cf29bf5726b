/** JSON text that is already written: the message around it takes it as it is instead of writing the value again. */
export class RawJson {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}
