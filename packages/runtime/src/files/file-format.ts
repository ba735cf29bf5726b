import { extname } from "node:path";
import { readText } from "@stepflow/protocol/yaml";
import { toJsonValue } from "../expression/json-value.ts";
import { FileAccessError } from "./file-access.ts";

/** Formats of files that a flow can load. */
export const FORMATS = ["json", "yaml", "text"] as const;

/** A format of a file. */
export type FileFormat = (typeof FORMATS)[number];

/** Number of values that aliases of YAML may grow a file to. */
const MAX_VALUES = 1_000_000;

const EXTENSIONS: Readonly<Record<string, FileFormat>> = { ".json": "json", ".yaml": "yaml", ".yml": "yaml" };

/** Returns the format of a file by the extension of its name. Capital letters count as another extension, as in real runtimes. */
export function formatOf(path: string): FileFormat {
  return EXTENSIONS[extname(path)] ?? "text";
}

/** Parses the content of a file. @throws FileAccessError; SyntaxError for malformed JSON. */
export function parseFile(content: Uint8Array, format: FileFormat): unknown {
  const text = decode(content);
  if (format === "text") return text;
  return format === "json" ? (JSON.parse(text) as unknown) : parseYaml(text);
}

/** A byte order mark stays part of the text, as in real runtimes. */
function decode(content: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(content);
  } catch {
    throw new FileAccessError("stream did not contain valid UTF-8");
  }
}

function parseYaml(text: string): unknown {
  const { notes, toValue } = readText(text, { what: "a file", isRepeatable: () => true });
  const fault = notes.find(({ kind }) => kind === "malformed");
  if (fault !== undefined) throw new FileAccessError(`${fault.line}:${fault.column}: ${fault.message}`);
  return toJsonValue(toValue(), MAX_VALUES) ?? null;
}
