import { execFile } from "node:child_process";
import { createRequire } from "node:module";
import { promisify } from "node:util";

const require = createRequire(import.meta.url);
const BUF = require.resolve("@bufbuild/buf/bin/buf");
const PROTOC_GEN_ES = require.resolve("@bufbuild/protoc-gen-es/bin/protoc-gen-es");

/**
 * Compiles a folder of .proto files to TypeScript. Needs no network: what they import from google/protobuf is part of
 * the compiler.
 *
 * @throws Error with the compiler's words.
 */
export async function compileProto(source: string, target: string): Promise<void> {
  const template = {
    version: "v2",
    plugins: [
      {
        local: [process.execPath, PROTOC_GEN_ES],
        out: target,
        // TypeScript enums are more than types, and this repository allows only what can be erased.
        opt: ["target=ts", "import_extension=ts", "erasable_syntax=true"],
      },
    ],
  };
  await promisify(execFile)(process.execPath, [BUF, "generate", source, "--template", JSON.stringify(template)]);
}
