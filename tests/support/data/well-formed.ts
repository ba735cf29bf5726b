/** Calls `String.prototype.toWellFormed`, which Node 20 has and the compiler's library does not declare. */
export function toWellFormed(text: string): string {
  return (text as string & { toWellFormed(): string }).toWellFormed();
}
