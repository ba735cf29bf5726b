import { expect, it } from "vitest";
import { quoteUrl, showUrl } from "./show-url.ts";

it.each([
  ["http://user:s3cret@host:80/a", "http://…@host:80/a"],
  ["https://:s3cret@host/", "https://…@host/"],
  ["http://us@er:s3cret@host/@scope/x", "http://…@host/@scope/x"],
  ["http://host/@scope/x", "http://host/@scope/x"],
  ["http://host/a?token=s3cret&b=1", "http://host/a?…"],
  ["http://host/a#s3cret", "http://host/a#…"],
  ["http:\\\\user:s3cret@host", "http:\\\\…@host"],
  ["//user:s3cret@host/x", "//…@host/x"],
  ["user:s3cret@host/x", "user:…@host/x"],
  ["http://user:s3/cret@host/x", "http://…@host/x"],
  ["http://user:s3\ncret@host :x", "http://…@host :x"],
  ["/rpc?token=s3cret", "/rpc?…"],
  ["/rpc", "/rpc"],
  ["", ""],
])("%j is shown as %j", (url, shown) => {
  expect(showUrl(url)).toBe(shown);
  expect(quoteUrl(url)).toBe(JSON.stringify(shown));
});

it("shows URL objects, and quotes what is no URL", () => {
  expect(showUrl(new URL("http://user:s3cret@host/a?b"))).toBe("http://…@host/a?…");
  expect([new URL("http://u:p@host/"), 7, undefined, { a: 1 }].map(quoteUrl)).toEqual([
    '"http://…@host/"',
    "7",
    "undefined",
    '{"a":1}',
  ]);
});
