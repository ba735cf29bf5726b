/** Error that the user can fix. Only its message is printed, without a stack. */
export class StartError extends Error {
  override readonly name = "StartError";
}
