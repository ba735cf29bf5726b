import { describe, expect, it } from "vitest";
import { isBlobId, parseBlobId } from "./parse-blob-id.ts";

const HEX = "09ef9b54".repeat(8);

describe("blobs.ids.both-spellings, blobs.ids.hex: blob ids", () => {
  it.each([HEX, `sha256:${HEX}`, HEX.toUpperCase(), `sha256:${HEX.toUpperCase()}`])(
    "reads %s as bare lower-case hex",
    (id) => {
      expect([parseBlobId(id), isBlobId(id)]).toEqual([HEX, true]);
    },
  );

  it.each<unknown>([
    "",
    HEX.slice(1),
    `${HEX}0`,
    `${HEX}\n`,
    ` ${HEX}`,
    `sha512:${HEX}`,
    `SHA256:${HEX}`,
    `sha256:sha256:${HEX}`,
    `${HEX.slice(0, -3)}../`,
    `${HEX.slice(0, -1)}g`,
    `${HEX.slice(0, -1)}٣`,
    5,
    null,
    undefined,
    [HEX],
  ])("refuses %j", (id) => {
    expect([parseBlobId(id), isBlobId(id)]).toEqual([undefined, false]);
  });
});
