/** A shell for which there is a completion script. */
export type Shell = "bash" | "zsh" | "fish";

/** Shells for which there are completion scripts. */
export const SHELLS: readonly Shell[] = ["bash", "zsh", "fish"];
