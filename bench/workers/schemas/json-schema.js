import { Ajv2020 } from "ajv/dist/2020.js";

const object = (properties) => ({ type: "object", properties, required: Object.keys(properties) });

/** The schema that the worker declares. */
export const schema = object({
  text: { type: "string" },
  count: { type: "integer" },
  tags: { type: "array", items: { type: "string" } },
  nested: object({ ratio: { type: "number" }, missing: { type: "null" }, deep: object({ flag: { type: "boolean" } }) }),
});

let isValid;

/** The same check by a bare worker. */
export const check = (input) => {
  // The worker loads this module, too, and must not compile the schema twice.
  isValid ??= new Ajv2020({ ownProperties: true }).compile(schema);
  if (!isValid(input)) throw new TypeError(`Invalid input: ${JSON.stringify(isValid.errors)}`);
  return input;
};
