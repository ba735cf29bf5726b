/** Forms of the list. */
export type ListFormat = "text" | "json" | "yaml";

/** Forms of the list. */
export const LIST_FORMATS: readonly ListFormat[] = ["text", "json", "yaml"];
