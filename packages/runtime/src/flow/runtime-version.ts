/** Runtimes whose behaviour ours can take on. */
export type RuntimeVersion = "0.9.0" | "0.10.0" | "0.11.1";
