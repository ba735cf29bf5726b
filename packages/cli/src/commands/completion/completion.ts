import type { Shell } from "./shell.ts";

/** A command, as completion needs it. */
export interface CommandNames {
  readonly name: string;
  readonly summary: string;
  readonly options: readonly { readonly name: string; readonly description: string }[];
}

const PROGRAM = "stepflow-worker";

/** Writes the completion script of a shell: names of commands, their options, and files for everything else. */
export function completionFor(shell: Shell, commands: readonly CommandNames[]): string {
  return { bash: toBash, zsh: toZsh, fish: toFish }[shell](commands);
}

function toBash(commands: readonly CommandNames[]): string {
  const cases = commands.map(({ name, options }) => `    ${name}) words="${optionNames(options)}" ;;`);
  return `_stepflow_worker() {
  local current="\${COMP_WORDS[COMP_CWORD]}" words=""
  if [ "$COMP_CWORD" -eq 1 ]; then
    COMPREPLY=($(compgen -W "${commands.map(({ name }) => name).join(" ")} --help --version" -- "$current"))
    return
  fi
  case "\${COMP_WORDS[1]}" in
${cases.join("\n")}
  esac
  case "$current" in
    -*) COMPREPLY=($(compgen -W "$words" -- "$current")) ;;
    *) COMPREPLY=($(compgen -f -- "$current")) ;;
  esac
}
complete -o filenames -F _stepflow_worker ${PROGRAM}
`;
}

function toZsh(commands: readonly CommandNames[]): string {
  const names = commands.map(({ name, summary }) => `    ${quote(`${name}:${summary}`)}`);
  const cases = commands.map(({ name, options }) => {
    const specs = options.map((option) => quote(`${option.name}[${option.description.replace(/[[\]:]/g, " ")}]`));
    return `    ${name}) _arguments ${[...specs, quote("*:file:_files")].join(" ")} ;;`;
  });
  return `#compdef ${PROGRAM}
_stepflow_worker() {
  local -a commands=(
${names.join("\n")}
  )
  if (( CURRENT == 2 )); then
    _describe command commands
    return
  fi
  shift words
  (( CURRENT-- ))
  case "$words[1]" in
${cases.join("\n")}
  esac
}
compdef _stepflow_worker ${PROGRAM}
`;
}

function toFish(commands: readonly CommandNames[]): string {
  const lines = commands.flatMap(({ name, summary, options }) => [
    `complete -c ${PROGRAM} -n __fish_use_subcommand -a ${name} -d ${quote(summary)}`,
    ...options.map(
      (option) =>
        `complete -c ${PROGRAM} -n ${quote(`__fish_seen_subcommand_from ${name}`)} -l ${option.name.slice(2)} -d ${quote(option.description)}`,
    ),
  ]);
  return `${lines.join("\n")}\n`;
}

function optionNames(options: CommandNames["options"]): string {
  return [...options.map(({ name }) => name), "--help"].join(" ");
}

function quote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
