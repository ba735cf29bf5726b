/** Whether a value is an HTTP or HTTPS URL. */
export function isHttpUrl(value: unknown): boolean {
  return typeof value === "string" && URL.canParse(value) && /^https?:$/.test(new URL(value).protocol);
}

/** Shows a value that should be a URL, without the password that it may contain. */
export function showUrl(value: unknown): string {
  return String(JSON.stringify(value)).replace(/\/\/[^/?#]*@/, "//…@");
}
