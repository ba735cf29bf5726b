import { execFile } from "node:child_process";
import { access, mkdir, mkdtemp, readdir, readFile, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { fromBinary } from "@bufbuild/protobuf";
import { type FileDescriptorProto, FileDescriptorProtoSchema } from "@bufbuild/protobuf/wkt";

const CACHE = fileURLToPath(new URL("../../../node_modules/.cache/tests/", import.meta.url));
const INSTALL_LIMIT_MS = 100_000;
const SERIALIZED = /AddSerializedFile\(b'((?:[^'\\]|\\.)*)'\)/s;

/** The descriptors of Stepflow's own files in the Python SDK of a version, by their names. */
export async function readPythonDescriptors(version: string): Promise<Map<string, FileDescriptorProto>> {
  const folder = join(await install(version), "stepflow_py", "proto");
  const modules = (await readdir(folder)).filter((name) => name.endsWith("_pb2.py"));
  const files = await Promise.all(
    modules.map(async (name) => toDescriptor(await readFile(join(folder, name), "utf8"))),
  );
  return new Map(files.map((file) => [file.name, file]));
}

function toDescriptor(module: string): FileDescriptorProto {
  const literal = SERIALIZED.exec(module)?.[1];
  if (literal === undefined) throw new Error("The Python module holds no serialized descriptor.");
  return fromBinary(FileDescriptorProtoSchema, readBytesLiteral(literal));
}

const ESCAPES: Readonly<Record<string, number>> = { n: 10, r: 13, t: 9 };

/** What stands between the quotes of a Python literal such as `b'\n\x1f'`. */
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

/** Installs the package once; without what it depends on, since nothing of it is executed. */
async function install(version: string): Promise<string> {
  const folder = join(CACHE, `stepflow-py-${version}`);
  if (await exists(folder)) return folder;
  await mkdir(dirname(folder), { recursive: true });
  const temporary = await mkdtemp(`${folder}-`);
  try {
    const options = ["--quiet", "--disable-pip-version-check", "--no-deps", "--no-compile", "--only-binary=:all:"];
    const args = ["-m", "pip", "install", ...options, "--target", temporary, `stepflow-py==${version}`];
    await promisify(execFile)("python3", args, { timeout: INSTALL_LIMIT_MS });
    await rename(temporary, folder).catch(async (error: unknown) => {
      // Another process was faster.
      if (!(await exists(folder))) throw error;
    });
    return folder;
  } catch (cause) {
    throw new Error(`stepflow-py ${version} is needed, and Python's pip could not install it.`, { cause });
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
}

function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
