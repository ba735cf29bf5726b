import { messageOf } from "@stepflow/protocol/internal";
import { FileAccessError } from "../files/file-access.ts";
import { type FileFormat, FORMATS, formatOf, parseFile } from "../files/file-format.ts";
import type { Builtin } from "./builtin.ts";
import { InputFields, invalidInput } from "./input-fields.ts";

/** Returns the content of a file in the folder that the program allows. */
export const loadFile: Builtin = {
  component: "/load_file",
  description: "Loads a file in the allowed folder, and parses it as JSON or YAML.",
  inputSchema: {
    type: "object",
    properties: { path: { type: "string" }, format: { enum: [...FORMATS, null] } },
    required: ["path"],
  },
  outputSchema: {
    type: "object",
    properties: {
      data: {},
      metadata: {
        type: "object",
        properties: {
          resolved_path: { type: "string" },
          size_bytes: { type: "integer" },
          format: { type: "string", enum: FORMATS },
        },
        required: ["resolved_path", "size_bytes", "format"],
      },
    },
    required: ["data", "metadata"],
  },
  async execute(input, _context, _semantics, { files }) {
    const fields = new InputFields(input, "LoadFileInput");
    const path = fields.text("path");
    const format = (fields.optionalWord("format", FORMATS) as FileFormat | undefined) ?? formatOf(path);
    if (files === undefined) throw invalidInput("no folder is allowed: set files: { folder } of the runtime");
    try {
      const { resolvedPath, content } = await files.read(path);
      const data = parseFile(content, format);
      const metadata = { resolved_path: resolvedPath, size_bytes: content.byteLength, format };
      return { outcome: "success", result: { data, metadata } };
    } catch (error) {
      if (error instanceof FileAccessError) throw invalidInput(error.message);
      throw invalidInput(messageOf(error));
    }
  },
};
