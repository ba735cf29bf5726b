const PLACEHOLDER = /\{\*?([^{}*/]+)\}/;

/** Returns the values of the placeholders in the `component` of a rule that result in a path; undefined if there are none. */
export function matchTemplate(template: string, component: string): ReadonlyMap<string, string> | undefined {
  // Every second part is the name of a placeholder.
  const parts = template.split(PLACEHOLDER);
  const names = parts.filter((_part, index) => index % 2 === 1);
  const source = parts.map((part, index) => (index % 2 === 1 ? "(.+)" : escapeRegExp(part))).join("");
  const found = new RegExp(`^${source}$`, "s").exec(component);
  return found === null ? undefined : new Map(names.map((name, index) => [name, found[index + 1] ?? ""]));
}

function escapeRegExp(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
