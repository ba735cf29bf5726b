import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { FlowResult } from "@stepflow/protocol";
import { readFlow } from "@stepflow/runtime";

const FOLDER = join(import.meta.dirname, "../files");

/** A test case of a flow, as Stepflow documents the `test` section. */
export interface DocumentedCase {
  readonly name: string;
  readonly input: unknown;
  readonly output: FlowResult;
}

/** A flow file with the test cases in it. */
export interface FlowFile {
  readonly file: string;
  readonly text: string;
  readonly document: object;
  readonly cases: readonly DocumentedCase[];
}

/** Reads all flow files. */
export function readFlowFiles(): FlowFile[] {
  return readdirSync(FOLDER)
    .filter((file) => file.endsWith(".yaml"))
    .sort()
    .map((file) => {
      const text = readFileSync(join(FOLDER, file), "utf8");
      const document = readFlow(text, { unknownFields: "report" }).document as object;
      const { test } = document as { test?: { cases?: DocumentedCase[] } };
      return { file, text, document, cases: test?.cases ?? [] };
    });
}
