import { create, fromBinary, toBinary } from "@bufbuild/protobuf";
import { ValueSchema } from "@bufbuild/protobuf/wkt";
import { expect, it } from "vitest";
import { SMALLEST_VALUES, USUAL_VALUES } from "../../../../tests/support/data/value-forms.ts";
import { usedBytes } from "../../../../tests/support/processes/memory.ts";
import { READ_OPTIONS } from "../rpc/channel.ts";
import { readValue } from "./value-reader.ts";
import { writeValue } from "./value-writer.ts";

/** Returns the memory of a message in bytes, parsed and as a value, as a multiple of its size in bytes. */
async function memoryOf(json: string): Promise<number> {
  const bytes = toBinary(ValueSchema, create(ValueSchema, writeValue(JSON.parse(json), { bigints: false }).value));
  const before = await usedBytes();
  const message = fromBinary(ValueSchema, bytes, READ_OPTIONS);
  const value = readValue(message, { bigints: false });
  const held = (await usedBytes()) - before;
  expect([message.$typeName, value.uncertain]).toEqual(["google.protobuf.Value", []]);
  return held / bytes.length + 1;
}

it.each(Object.entries(USUAL_VALUES))("takes up to 30 times the size of usual values: %s", async (_name, json) => {
  expect(await memoryOf(json)).toBeLessThan(30);
});

const shallow = Object.entries(SMALLEST_VALUES).filter(([name]) => !name.startsWith("nested"));

it.each(shallow)("takes up to 100 times the size of the smallest lists and objects: %s", async (_name, json) => {
  expect(await memoryOf(json)).toBeLessThan(100);
});
