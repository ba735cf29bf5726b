/** Something that the user can mend: its message says what and how, and no stack is shown. */
export class StartError extends Error {
  override readonly name = "StartError";
}
