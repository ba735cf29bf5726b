import type { Value } from "@bufbuild/protobuf/wkt";
import { isJsonObject } from "@stepflow/protocol";
import type { NumberPolicy, RuntimeLink } from "@stepflow/worker/carrier";
import { UnwritableValueError, writeValue } from "../values/value-writer.ts";

/** How outputs are stored. */
export interface StoringOptions {
  readonly link: RuntimeLink;
  readonly numbers: NumberPolicy;
  readonly timeoutMs: number;
}

/** Stores an output as a blob and returns a reference to it, as is done for large fields. */
export async function storeOutput(output: unknown, options: StoringOptions): Promise<Value> {
  return writeValue(await toReference(output, options), { bigints: false }).value;
}

/**
 * Stores the integers of an output that gRPC would round: top-level fields that hold them become references. The JSON of a blob keeps
 * every digit.
 */
export async function storeBigNumbers(output: unknown, options: StoringOptions): Promise<Value> {
  if (!isJsonObject(output) || "toJSON" in output) return await storeOutput(output, options);
  // The object has no prototype, because a field may be named like a member of it.
  const copy: Record<string, unknown> = Object.assign(Object.create(null), output);
  for (const [key, field] of Object.entries(output)) {
    if (holdsBigNumbers(field)) copy[key] = await toReference(field, options);
  }
  return writeValue(copy, { bigints: true }).value;
}

function holdsBigNumbers(value: unknown): boolean {
  try {
    writeValue(value, { bigints: true });
    return false;
  } catch (error) {
    return error instanceof UnwritableValueError && error.kind === "big";
  }
}

async function toReference(value: unknown, { link, numbers, timeoutMs }: StoringOptions): Promise<object> {
  const json = numbers.write(value);
  const size = new TextEncoder().encode(json).byteLength;
  return { $blob: await (await link.blobs()).put(json, "data", { timeoutMs }), blobType: "data", size };
}
