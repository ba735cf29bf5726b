/** Variables of a process by name. */
export type ProcessEnv = Readonly<Record<string, string | undefined>>;

/** The variables of the process, with later changes. A platform without processes has none. */
export function processEnv(): ProcessEnv {
  return (globalThis as Platform).process?.env ?? {};
}

interface Platform {
  readonly process?: { readonly env?: ProcessEnv };
}

/** Reads one variable. It is `undefined` also where the platform does not allow to read it, as Deno does without `--allow-env`. */
export function readVariable(name: string): string | undefined {
  try {
    return processEnv()[name];
  } catch {
    return undefined;
  }
}
