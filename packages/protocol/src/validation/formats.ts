// The formats of the schemas, in the form of ajv. This file is bundled into generated validators, so it is small and imports nothing.

/** A format of texts. */
type TextFormat = (text: string) => boolean;

/** A format of numbers. */
interface NumberFormat {
  readonly type: "number";
  validate(value: number): boolean;
}

const pattern =
  (regex: RegExp): TextFormat =>
  (text) =>
    regex.test(text);
const range = (min: number, max: number): NumberFormat => ({
  type: "number",
  validate: (value) => value >= min && value <= max,
});

/** JavaScript rounds numbers beyond 2^53, so the bounds only refuse numbers far out of range. */
const uint64 = range(0, 2 ** 64);
const dateTime =
  /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])T(?:[01]\d|2[0-3]):[0-5]\d:(?:[0-5]\d|60)(?:\.\d+)?(?:Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/i;

export const formats: {
  readonly [name in "int32" | "int64" | "uint32" | "uint64" | "uint" | "float"]: NumberFormat;
} & { readonly [name in "uuid" | "date-time"]: TextFormat } = {
  int32: range(-(2 ** 31), 2 ** 31 - 1),
  int64: range(-(2 ** 63), 2 ** 63),
  uint32: range(0, 2 ** 32 - 1),
  uint64,
  uint: uint64,
  float: range(-Number.MAX_VALUE, Number.MAX_VALUE),
  uuid: pattern(/^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i),
  "date-time": pattern(dateTime),
};
