import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { type Authorizer, basic, bearer } from "./auth.ts";

const ask = (authorizer: Authorizer, authorization?: string) =>
  authorizer({
    header: (name) => (name.toLowerCase() === "authorization" ? authorization : undefined),
    method: "POST",
    path: "/",
  });

const anyText = fc.array(fc.integer({ min: 0, max: 0xffff })).map((codes) => String.fromCharCode(...codes));

const basicHeader = (username: string, password: string) =>
  `Basic ${Buffer.from(`${username}:${password}`, "utf8").toString("base64")}`;

const namePart = fc.string({ unit: "grapheme" }).filter((text) => !/\p{Cc}/u.test(text));

describe("basic", () => {
  const authorizer = basic({ username: "runtime", password: "s3:cret" });

  it("accepts the credentials that a runtime sends from its configured URL", () => {
    expect(ask(authorizer, "Basic cnVudGltZTpzMzpjcmV0")).toBe(true);
    expect(ask(authorizer, "basic  cnVudGltZTpzMzpjcmV0")).toBe(true);
  });

  it("refuses other names, passwords, prefixes and extensions of them", () => {
    const wrong = [
      ["runtime", "s3:cre"],
      ["runtime", "s3:crets3:cret"],
      ["runtime", ""],
      ["", "s3:cret"],
      ["Runtime", "s3:cret"],
      ["runtime:s3", "cret!"],
    ] as const;
    for (const [username, password] of wrong) expect(ask(authorizer, basicHeader(username, password))).toBe(false);
  });

  it("refuses absent and malformed headers without throwing", () => {
    const notUtf8 = `Basic ${Buffer.from([0xff, 0x3a, 0xfe]).toString("base64")}`;
    const malformed = ["", "Basic", "Basic ", "Basic !!!!", "Basic a", "Bearer abc", "Basic cnVudGltZQ==", notUtf8];
    for (const header of [undefined, ...malformed]) expect(ask(authorizer, header)).toBe(false);
    expect(ask(authorizer, `${basicHeader("runtime", "s3:cret")}, ${basicHeader("a", "b")}`)).toBe(false);
    expect(
      ask(
        basic(() => true),
        basicHeader("a\u0000", "b"),
      ),
    ).toBe(false);
  });

  it("never throws, whatever the header holds", () => {
    const header = fc.oneof(
      anyText,
      fc.base64String().map((text) => `Basic ${text}`),
    );
    fc.assert(fc.property(header, (text) => ask(authorizer, text) === (text === basicHeader("runtime", "s3:cret"))));
  });

  it("round-trips every UTF-8 name and password, and only that pair", () => {
    fc.assert(
      fc.property(
        namePart.filter((name) => !name.includes(":")),
        namePart.filter((password) => password !== ""),
        namePart,
        (username, password, other) => {
          const exact = basic({ username, password });
          expect(ask(exact, basicHeader(username, password))).toBe(true);
          expect(ask(exact, basicHeader(username, other))).toBe(other === password);
        },
      ),
    );
  });

  it("passes name and password to a custom verifier, which may be asynchronous", async () => {
    const seen: string[][] = [];
    const own = basic(async (username, password) => seen.push([username, password]) === 1);
    await expect(ask(own, basicHeader("Zoë", "p:w"))).resolves.toBe(true);
    expect(seen).toEqual([["Zoë", "p:w"]]);
    expect(ask(own, "Basic ???")).toBe(false);
  });

  it("refuses invalid credentials in its configuration", () => {
    expect(() => basic({ username: "a:b", password: "c" })).toThrow("username must not contain a colon");
    expect(() => basic({ username: "a", password: "c\n" })).toThrow("password must not contain control characters");
    for (const password of ["", undefined, null, 7] as string[])
      expect(() => basic({ username: "a", password })).toThrow("the password must be a non-empty string");
    expect(() => basic({ username: undefined as unknown as string, password: "c" })).toThrow("must be a string");
    expect(ask(basic({ username: "", password: "c" }), basicHeader("", "c"))).toBe(true);
    expect(ask(basic({ username: "", password: "c" }), basicHeader("x", "c"))).toBe(false);
  });

  it("has the challenge for a 401 response", () => {
    expect(authorizer.challenge).toBe('Basic realm="stepflow", charset="UTF-8"');
    expect(bearer("t").challenge).toBe('Bearer realm="stepflow"');
  });
});

describe("bearer", () => {
  const authorizer = bearer(["first-token", "second.token=="]);

  it("accepts any of the tokens", () => {
    expect(ask(authorizer, "Bearer first-token")).toBe(true);
    expect(ask(authorizer, "bearer second.token==")).toBe(true);
    expect(ask(bearer("only"), "Bearer only")).toBe(true);
  });

  it("refuses anything else without throwing", () => {
    const wrong = ["", "Bearer", "Bearer ", "Bearer first-toke", "Bearer first-tokenfirst-token", "Basic first-token"];
    for (const header of [undefined, ...wrong, "Bearer first-token, x"]) expect(ask(authorizer, header)).toBe(false);
    fc.assert(fc.property(anyText, (text) => ask(authorizer, `Bearer ${text}`) === false));
  });

  it("refuses invalid tokens in its configuration", () => {
    expect(() => bearer([])).toThrow("at least one token");
    expect(() => bearer("")).toThrow("token 1");
    expect(() => bearer(["ok", undefined as unknown as string])).toThrow("token 2");
    expect(() => bearer(["ok", "not ok"])).toThrow("token 2");
  });
});

describe("a comparison", () => {
  /** How many characters are read to answer a request. */
  const workOf = (authorizer: Authorizer, header: string): number => {
    const read = vi.spyOn(String.prototype, "charCodeAt");
    try {
      void ask(authorizer, header);
      return read.mock.calls.length;
    } finally {
      read.mockRestore();
    }
  };

  it("does as much work for every text of a length, right or wrong", () => {
    const secret = "correct-horse";
    const sameLength = [secret, "Xorrect-horse", "correct-horsX", "X".repeat(secret.length)];
    const passwords = basic({ username: "u", password: secret });
    expect(new Set(sameLength.map((sent) => workOf(passwords, basicHeader("u", sent)))).size).toBe(1);
    expect(workOf(passwords, basicHeader("x", secret))).toBe(workOf(passwords, basicHeader("u", secret)));
    for (const tokens of [bearer([secret, "another-token"]), bearer(["another-token", secret])])
      expect(new Set(sameLength.map((sent) => workOf(tokens, `Bearer ${sent}`))).size).toBe(1);
    expect(workOf(passwords, basicHeader("u", secret))).toBeGreaterThan(secret.length);
  });
});
