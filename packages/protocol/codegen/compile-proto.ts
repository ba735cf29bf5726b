import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { readFolder } from "./read-folder.ts";

const require = createRequire(import.meta.url);
const BUF = require.resolve("@bufbuild/buf/bin/buf");
const PROTOC_GEN_ES = require.resolve("@bufbuild/protoc-gen-es/bin/protoc-gen-es");

/**
 * Compiles a folder of .proto files to TypeScript and returns the files by path. No network is needed, because the
 * compiler contains the imported files of google/protobuf.
 *
 * @throws Error with the compiler's output.
 */
export async function compileProto(source: URL): Promise<Map<string, string>> {
  const scratch = await mkdtemp(join(tmpdir(), "stepflow-proto-"));
  try {
    const args = ["generate", fileURLToPath(source), "--template", JSON.stringify(templateFor(scratch))];
    await promisify(execFile)(process.execPath, [BUF, ...args]);
    return await readFolder(scratch);
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

function templateFor(out: string) {
  return {
    version: "v2",
    plugins: [
      {
        local: [process.execPath, PROTOC_GEN_ES],
        out,
        // Sources in this repository contain only erasable syntax, which TypeScript enums are not.
        opt: ["target=ts", "import_extension=ts", "erasable_syntax=true"],
      },
    ],
  };
}
