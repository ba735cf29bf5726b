// The formats of the schemas. This file is bundled into the generated validators, so it is small and imports nothing.

const pattern = (regex: RegExp) => (text: string) => regex.test(text);
const range = (min: number, max: number) => ({
  type: "number" as const,
  validate: (value: number) => value >= min && value <= max,
});

/** JavaScript rounds numbers beyond 2^53, so the bounds only refuse numbers far out of range. */
const uint64 = range(0, 2 ** 64);
const dateTime =
  /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])T(?:[01]\d|2[0-3]):[0-5]\d:(?:[0-5]\d|60)(?:\.\d+)?(?:Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/i;

export const formats = {
  int32: range(-(2 ** 31), 2 ** 31 - 1),
  int64: range(-(2 ** 63), 2 ** 63),
  uint32: range(0, 2 ** 32 - 1),
  uint64,
  uint: uint64,
  float: range(-Number.MAX_VALUE, Number.MAX_VALUE),
  uuid: pattern(/^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i),
  "date-time": pattern(dateTime),
};
