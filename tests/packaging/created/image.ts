/** What an image does when it is started. */
export interface Image {
  readonly env: Readonly<Record<string, string>>;
  readonly command: readonly string[];
  readonly healthCheck: readonly string[];
}

/** Reads the last stage of a Dockerfile. */
export function readImage(dockerfile: string): Image {
  const stage = dockerfile.slice(dockerfile.lastIndexOf("\nFROM "));
  const listOf = (instruction: RegExp): string[] => JSON.parse(instruction.exec(stage)?.[1] ?? "[]") as string[];
  const variables = [...(/^ENV (.*)$/m.exec(stage)?.[1] ?? "").matchAll(/(\w+)=(\S+)/g)];
  return {
    env: Object.fromEntries(variables.map(([, name = "", value = ""]) => [name, value])),
    command: listOf(/^CMD (.*)$/m),
    healthCheck: listOf(/^HEALTHCHECK .* CMD (.*)$/m),
  };
}
