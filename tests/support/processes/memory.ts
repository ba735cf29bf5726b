import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc") as () => void;

/** Bytes that are in use after a collection: heap and buffers. The resident size never falls by itself. */
export async function usedBytes(): Promise<number> {
  for (let round = 0; round < 3; round++) {
    collect();
    await new Promise<void>((resolve) => void setImmediate(resolve));
  }
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}
