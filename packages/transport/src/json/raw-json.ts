/**
 * JSON text that is already written. A message that contains it copies the text instead of writing a value.
 *
 * @example
 * ```ts source="./raw-json.examples.ts#RawJson"
 * const endpoint = new Endpoint({
 *   methods: { "app/total": { handle: () => new RawJson("12345678901234567890") } },
 * });
 * ```
 */
export class RawJson {
  /** The JSON text. It is not checked. */
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}
