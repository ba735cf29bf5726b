/** Whether a value is a URL that can be called. */
export function isHttpUrl(value: unknown): boolean {
  return typeof value === "string" && URL.canParse(value) && /^https?:$/.test(new URL(value).protocol);
}

/** A value that should be a URL, for messages: without the password that it may hold. */
export function showUrl(value: unknown): string {
  return String(JSON.stringify(value)).replace(/\/\/[^/?#]*@/, "//…@");
}
