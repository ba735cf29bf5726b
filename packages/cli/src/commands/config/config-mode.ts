/** How a runtime reaches a worker: it calls a URL, starts a program, or keeps a queue from which workers pull. */
export type ConfigMode = "url" | "command" | "queue";

/** Ways in which a runtime reaches a worker. */
export const CONFIG_MODES: readonly ConfigMode[] = ["url", "command", "queue"];
