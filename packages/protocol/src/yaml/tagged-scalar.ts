import { type PlainValue, readFloat, readInteger, readWord } from "./plain-scalar.ts";
import { YamlFault } from "./yaml-fault.ts";

const PREFIX = "tag:yaml.org,2002:";

/**
 * Reads a scalar with a tag as serde_yaml does. It knows `!!bool`, `!!int`, `!!float` and `!!null`. Other tags of YAML, such as
 * `!!timestamp` and `!!binary`, are ignored, and the text stays as it is.
 *
 * @param tag the tag without its short form, such as `tag:yaml.org,2002:int`.
 * @throws YamlFault for tags that begin with "!", and for texts that do not fit their tag.
 */
export function readTaggedScalar(text: string, tag: string): PlainValue {
  refuseLocalTag(tag);
  switch (tag.slice(PREFIX.length)) {
    case "bool":
      return expectWord(text, tag, readWord(text) === null ? undefined : readWord(text));
    case "null":
      return expectWord(text, tag, text !== "" && readWord(text) === null ? null : undefined);
    case "int":
      return expectWord(text, tag, readInteger(text));
    case "float":
      return expectWord(text, tag, readFloat(text));
    default:
      return text;
  }
}

/** @throws YamlFault for tags that begin with "!". */
export function refuseLocalTag(tag: string | undefined): void {
  if (tag?.startsWith("!")) throw new YamlFault(`the tag ${tag} is unknown to runtimes, which refuse it`);
}

function expectWord(text: string, tag: string, value: PlainValue | undefined): PlainValue {
  if (value === undefined)
    throw new YamlFault(`${JSON.stringify(text)} does not fit its tag !!${tag.slice(PREFIX.length)}`);
  return value;
}
