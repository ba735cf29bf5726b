import { crc32, deflateSync, inflateSync } from "node:zlib";

export type Format = "png" | "pdf" | "unknown";

const SIGNATURES: readonly (readonly [Format, readonly number[]])[] = [
  ["png", [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  ["pdf", [0x25, 0x50, 0x44, 0x46, 0x2d]],
];

/** Detects the format by the bytes, not by the name of the file. */
export function formatOf(bytes: Uint8Array): Format {
  const found = SIGNATURES.find(([, signature]) => signature.every((byte, index) => bytes[index] === byte));
  return found?.[0] ?? "unknown";
}

/** Counts the pages of a PDF whose objects are not compressed. */
export function countPages(pdf: Uint8Array): number {
  return (
    Buffer.from(pdf)
      .toString("latin1")
      .match(/\/Type\s*\/Page\b/g)?.length ?? 0
  );
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

const SIGNATURE_BYTES = 8;

/** Reads the size of a picture from the first chunk of the PNG. */
export function sizeOf(png: Uint8Array): Size {
  const view = Buffer.from(png);
  return { width: view.readUInt32BE(16), height: view.readUInt32BE(20) };
}

/** Returns the negative of a PNG in 24-bit colour whose rows are not filtered. */
export function invert(png: Uint8Array): Uint8Array<ArrayBuffer> {
  const rowBytes = 1 + sizeOf(png).width * 3;
  const parts = partsOf(png).map(({ type, data }) => {
    if (type !== "IDAT") return toPart(type, data);
    const rows = inflateSync(data);
    return toPart(type, deflateSync(rows.map((byte, at) => (at % rowBytes === 0 ? byte : 255 - byte))));
  });
  return new Uint8Array(Buffer.concat([png.subarray(0, SIGNATURE_BYTES), ...parts]));
}

interface Part {
  readonly type: string;
  readonly data: Buffer;
}

/** A picture of this kind has its pixels in one chunk. */
function partsOf(png: Uint8Array): Part[] {
  const bytes = Buffer.from(png);
  const parts: Part[] = [];
  for (let at = SIGNATURE_BYTES; at < bytes.length; ) {
    const length = bytes.readUInt32BE(at);
    parts.push({ type: bytes.toString("latin1", at + 4, at + 8), data: bytes.subarray(at + 8, at + 8 + length) });
    at += 12 + length;
  }
  return parts;
}

function toPart(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const frame = Buffer.alloc(body.length + 8);
  frame.writeUInt32BE(data.length, 0);
  body.copy(frame, 4);
  frame.writeUInt32BE(crc32(body), body.length + 4);
  return frame;
}
