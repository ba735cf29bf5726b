/** Thrown for a variable that is not set and has no default. */
export class MissingVariableError extends Error {}

const VARIABLE = /\$\{([A-Za-z_][A-Za-z0-9_]*)(?::([^}]*))?\}/g;

/**
 * Text with the values of environment variables in place of `${NAME}` and `${NAME:default}`. Unlike in a shell, `${NAME:-x}` has the
 * default `-x` (wire.md §0, §10).
 *
 * @throws MissingVariableError naming the variable.
 */
export function substituteVariables(text: string, environment: Readonly<Record<string, string | undefined>>): string {
  return text.replaceAll(VARIABLE, (_whole, name: string, fallback: string | undefined) => {
    const value = environment[name] ?? fallback;
    if (value !== undefined) return value;
    throw new MissingVariableError(
      `the environment variable ${name} is not set: set it, or give it a default as in "\${${name}:default}"`,
    );
  });
}
