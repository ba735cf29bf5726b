import { expect, it } from "vitest";
import { basicAuthorization } from "./basic-authorization.ts";

const utf8 = (text: string): string => `Basic ${Buffer.from(text, "utf8").toString("base64")}`;

it.each([
  ["http://u:p@host", utf8("u:p")],
  ["http://u@host", utf8("u:")],
  ["http://:p@host", utf8(":p")],
  ["http://u:100%@host", utf8("u:100%")],
  ["http://%zz:50%25%2@host", utf8("%zz:50%%2")],
  ["http://gr%C3%BC%C3%9Fe:s%3A%40%2F@host", utf8("grüße:s:@/")],
  ["http://grüße:€@host", utf8("grüße:€")],
  ["http://u:%ff@host", `Basic ${Buffer.from("u:\u00ff", "latin1").toString("base64")}`],
  ["http://host", undefined],
])("%s", (url, expected) => {
  expect(basicAuthorization(new URL(url))).toBe(expected);
});
