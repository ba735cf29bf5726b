/** The values that a keyword of JSON Schema may have, if they hold schemas. */
type SubschemaKind = "schema" | "list" | "map" | "schema or list";

/** Keywords of draft-07 to 2020-12 that hold schemas. */
export const SUBSCHEMAS: ReadonlyMap<string, SubschemaKind> = new Map([
  ...ofKind("schema", "additionalItems additionalProperties contains contentSchema else if not propertyNames then"),
  ...ofKind("schema", "unevaluatedItems unevaluatedProperties"),
  ...ofKind("list", "allOf anyOf oneOf prefixItems"),
  ...ofKind("map", "$defs definitions dependencies dependentSchemas patternProperties properties"),
  ...ofKind("schema or list", "items"),
]);

/** Keywords that check values, or lead to schemas that do. */
export const CHECKING_KEYWORDS: ReadonlySet<string> = new Set([
  ...SUBSCHEMAS.keys(),
  ...words("$dynamicRef $recursiveRef $ref const dependentRequired enum exclusiveMaximum exclusiveMinimum format"),
  ...words("maxContains maxItems maxLength maxProperties maximum minContains minItems minLength minProperties minimum"),
  ...words("multipleOf pattern required type uniqueItems"),
]);

/** Keywords that describe values and check nothing. */
export const DESCRIBING_KEYWORDS: ReadonlySet<string> = new Set([
  ...words("$anchor $async $comment $dynamicAnchor $id $recursiveAnchor $schema $vocabulary contentEncoding"),
  ...words("contentMediaType default deprecated description examples readOnly title writeOnly"),
]);

function words(text: string): readonly string[] {
  return text.split(" ");
}

function ofKind(kind: SubschemaKind, names: string): readonly (readonly [string, SubschemaKind])[] {
  return words(names).map((name) => [name, kind] as const);
}
