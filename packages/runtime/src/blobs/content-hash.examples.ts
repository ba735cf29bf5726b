import { readFile } from "node:fs/promises";
import { hashBytes, hashJson } from "@stepflow/runtime";

export function exampleOfHashJson(): void {
  // #region hashJson
  const id = hashJson({ name: "Ada" });
  // #endregion
  void id;
}

export async function exampleOfHashBytes(): Promise<void> {
  // #region hashBytes
  const id = hashBytes(await readFile("image.png"));
  // #endregion
  void id;
}
