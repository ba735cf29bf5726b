import { trackedTexts } from "../../architecture/tracked-texts.ts";

/** A command line that documents show. */
export interface DocumentedCommand {
  /** Paths of the documents, relative to the repository. */
  readonly paths: readonly string[];
  /** The line as a user types it, with the pipes around it. */
  readonly line: string;
  /** Name of the command, such as `run`. */
  readonly verb: string;
}

/** Documents of users. The READMEs of templates are tested with the projects that they are part of. */
const DOCUMENT = /^(?:README\.md|(?:packages\/[^/]+|examples\/[^/]+)\/README\.md|docs\/(?!generated).*\.md)$/;
/** Words in capitals that stand for something in inline code, such as `config --version VERSION`. */
const PLACEHOLDER = /(?<![$\w])[A-Z]{4,}(?!\w)|…/;

/** Returns every command line of the documents once: the lines of shells and their sessions, and inline code with options. */
export function documentedCommands(): DocumentedCommand[] {
  const found = new Map<string, DocumentedCommand>();
  for (const { path, text } of trackedTexts().filter((one) => DOCUMENT.test(one.path))) {
    for (const line of commandsIn(text)) {
      const [, verb = ""] = /stepflow-worker ([a-z]+)/.exec(line) ?? [];
      const paths = [...new Set([...(found.get(line)?.paths ?? []), path])];
      found.set(line, { paths, line, verb });
    }
  }
  return [...found.values()];
}

function commandsIn(text: string): string[] {
  const blocks = [...text.matchAll(/^```(\w*)[^\n]*\n(.*?)^```$/gms)];
  const shells = blocks.filter(([, language = ""]) => /^(?:sh|bash|shell)$/.test(language));
  const sessions = blocks.flatMap(([, , body = ""]) => [...body.matchAll(/^\$ (.*)$/gm)].map(([, line = ""]) => line));
  const inline = [...text.replaceAll(/^```.*?^```$/gms, "").matchAll(/`([^`\n]+)`/g)]
    .map(([, code = ""]) => code)
    .filter((code) => /^(?:npx )?stepflow-worker [a-z]+ .*--[a-z]/.test(code) && !PLACEHOLDER.test(code));
  const lines = [...shells.flatMap(([, , body = ""]) => body.split("\n")), ...sessions, ...inline];
  return lines
    .map((line) => line.replace(/ +# .*$/, "").trim())
    .filter((line) => /(?<!create )stepflow-worker [a-z]/.test(line));
}
