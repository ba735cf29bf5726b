// Reads YAML by the rules of real runtimes. Packages of this project share it; it does not follow semantic versioning.

export {
  type ReadText,
  type ReadTextOptions,
  readText,
  type TextNote,
  type TextPlace,
  type TextPosition,
} from "./yaml/read-text.ts";
