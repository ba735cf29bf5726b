import { CliError } from "../exit/cli-error.ts";
import type { CliIo } from "../io/cli-io.ts";
import { parseJson } from "./parse-json.ts";
import { readStdin, readTextFile, readValueFile } from "./read-file.ts";

/** `key=text`, `key:=json`, and both with `@FILE`. */
const MEMBER = /^([^=:@{["\s][^=:]*)(:?=)(@?)(.*)$/s;

/** Reads the input of a component from the arguments of the command line. @throws CliError for malformed arguments. */
export async function readComponentInput(args: readonly string[], io: CliIo): Promise<unknown> {
  const [first, ...others] = args;
  if (first === undefined) return {};
  if (MEMBER.test(first)) return await readMembers(args, io);
  if (others.length > 0) {
    throw new CliError(
      "usage",
      `An input of several arguments consists of key=text and key:=json. Got ${show(first)}.`,
    );
  }
  if (first === "-" || first === "@-") return parseJson(await readStdin(io), "stdin");
  if (first.startsWith("@")) return await readValueFile(first.slice(1), io);
  return parseJson(first, "input");
}

/** Reads `key=text`, `key:=json` and both with `@FILE`. @throws CliError for malformed arguments. */
export async function readMembers(
  args: readonly string[],
  io: CliIo,
  what: string = "input",
): Promise<Record<string, unknown>> {
  const members: [string, unknown][] = [];
  for (const arg of args) {
    const [, key, operator, at, value] = MEMBER.exec(arg) ?? [];
    if (key === undefined || value === undefined) {
      throw new CliError("usage", `The ${what} ${show(arg)} is neither key=text nor key:=json.`);
    }
    if (members.some(([name]) => name === key)) {
      throw new CliError("usage", `The ${what} has the member ${show(key)} twice.`);
    }
    members.push([key, await readMember(key, { isJson: operator === ":=", isFile: at === "@", value }, io)]);
  }
  return Object.fromEntries(members);
}

interface Member {
  readonly isJson: boolean;
  readonly isFile: boolean;
  readonly value: string;
}

async function readMember(key: string, { isJson, isFile, value }: Member, io: CliIo): Promise<unknown> {
  if (isFile) return isJson ? await readValueFile(value, io) : await readTextFile(value, io);
  return isJson ? parseJson(value, key) : value;
}

function show(text: string): string {
  return JSON.stringify(text.length > 60 ? `${text.slice(0, 60)}…` : text);
}
