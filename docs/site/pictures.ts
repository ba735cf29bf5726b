import { cp } from "node:fs/promises";
import { join, posix } from "node:path";
import { ROOT, STAGE } from "./page.ts";

/** The folder of the pictures, which tests draw. */
const PICTURES = "docs/pictures";

/** The URL of a picture within the site. @throws Error if the picture is elsewhere */
export function urlOfPicture(path: string): string {
  if (posix.dirname(path) !== PICTURES) throw new Error(`The picture ${path} is not in ${PICTURES}.`);
  return `/pictures/${posix.basename(path)}`;
}

/** Copies the pictures to their URLs. */
export async function writePictures(): Promise<void> {
  await cp(join(ROOT, PICTURES), join(STAGE, "public/pictures"), { recursive: true });
}
