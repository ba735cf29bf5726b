import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { fromBinary } from "@bufbuild/protobuf";
import { type FileDescriptorProto, FileDescriptorProtoSchema } from "@bufbuild/protobuf/wkt";
import { installStepflowPy } from "../../../support/runtimes/stepflow-py.ts";

const SERIALIZED = /AddSerializedFile\(b'((?:[^'\\]|\\.)*)'\)/s;

/** Reads the descriptors of Stepflow's proto files from a version of the Python SDK, by file name. */
export async function readPythonDescriptors(version: string): Promise<Map<string, FileDescriptorProto>> {
  const folder = join(await installStepflowPy(version), "stepflow_py", "proto");
  const modules = (await readdir(folder)).filter((name) => name.endsWith("_pb2.py"));
  const files = await Promise.all(
    modules.map(async (name) => toDescriptor(await readFile(join(folder, name), "utf8"))),
  );
  return new Map(files.map((file) => [file.name, file]));
}

function toDescriptor(module: string): FileDescriptorProto {
  const literal = SERIALIZED.exec(module)?.[1];
  if (literal === undefined) throw new Error("The Python module contains no serialized descriptor.");
  return fromBinary(FileDescriptorProtoSchema, readBytesLiteral(literal));
}

const ESCAPES: Readonly<Record<string, number>> = { n: 10, r: 13, t: 9 };

/** Decodes the text between the quotes of a Python literal such as `b'\n\x1f'`. */
function readBytesLiteral(text: string): Uint8Array {
  const bytes = [...text.matchAll(/\\x([0-9a-fA-F]{2})|\\([0-7]{1,3})|\\(.)|(.)/gs)].map(
    ([, hex, octal, escaped, plain]) => {
      if (hex !== undefined) return Number.parseInt(hex, 16);
      if (octal !== undefined) return Number.parseInt(octal, 8);
      return escaped === undefined ? plain?.charCodeAt(0) : (ESCAPES[escaped] ?? escaped.charCodeAt(0));
    },
  );
  return Uint8Array.from(bytes as number[]);
}
