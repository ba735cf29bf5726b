import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type BlobApiUrlTrust, checkBlobApiUrl, toOrigins } from "./outbound-url.ts";

const open: BlobApiUrlTrust = { authenticated: false, loopbackBind: false, allowedOrigins: [] };
const authenticated: BlobApiUrlTrust = { ...open, authenticated: true };
const onLoopback: BlobApiUrlTrust = { ...open, loopbackBind: true };

const anyText = fc.array(fc.integer({ min: 0, max: 0xffff })).map((codes) => String.fromCharCode(...codes));

const refused = (url: string, trust: BlobApiUrlTrust = authenticated) => {
  const check = checkBlobApiUrl(url, trust);
  return check.ok ? undefined : `${check.reason} ${check.hint}`;
};

describe("checkBlobApiUrl: trust", () => {
  const announced = "http://127.0.0.1:7840/api/v1/blobs";

  it("accepts the URL that a runtime announces to a worker on loopback or with auth", () => {
    for (const trust of [onLoopback, authenticated]) {
      const check = checkBlobApiUrl(announced, trust);
      expect(check.ok && check.url.href).toBe(announced);
    }
  });

  it("refuses every URL that an unauthenticated sender could have chosen, and names the setting", () => {
    const said = refused("https://blobs.example/api", open);
    expect(said).toContain("auth");
    expect(said).toContain('"https://blobs.example" to blobApiOrigins');
  });

  it("accepts an origin of blobApiOrigins from any sender, but no other port or scheme of it", () => {
    const trust = { ...open, allowedOrigins: toOrigins(["HTTPS://Blobs.example:443/"]) };
    expect(refused("https://blobs.example/api/v1/blobs", trust)).toBeUndefined();
    expect(refused("http://blobs.example/api/v1/blobs", trust)).toBeDefined();
    expect(refused("https://blobs.example:8443/api/v1/blobs", trust)).toBeDefined();
    expect(refused("https://blobs.example.evil.example/", trust)).toBeDefined();
  });

  it("recommends STEPFLOW_BLOB_API_URL if the runtime is remote and the URL means the worker's own machine", () => {
    const remote = { ...authenticated, remoteIsLoopback: false };
    for (const host of ["127.0.0.1", "localhost", "localhost.", "[::1]", "0.0.0.0", "[::]", "[::ffff:127.0.0.1]"]) {
      expect(refused(`http://${host}:7840/api/v1/blobs`, remote)).toContain("STEPFLOW_BLOB_API_URL");
      expect(refused(`http://${host}:7840/api/v1/blobs`, { ...remote, remoteIsLoopback: true })).toBeUndefined();
    }
    expect(refused("http://10.0.0.5:7840/api/v1/blobs", remote)).toBeUndefined();
    expect(refused(announced, { ...remote, allowedOrigins: ["http://127.0.0.1:7840"] })).toBeUndefined();
  });
});

describe("checkBlobApiUrl: URLs that are always refused", () => {
  it.each([
    "http://169.254.169.254/latest/meta-data",
    "http://169.254.0.1",
    "http://2852039166/",
    "http://0xa9fea9fe/",
    "http://0251.0376.0251.0376/",
    "http://169.254.43518/",
    "http://169.254.169.254./",
    "http://[fe80::1]/",
    "http://[febf::1]/",
    "http://[fd00:ec2::254]/",
    "http://[fd00:0ec2:0:0:0:0:0:0254]/",
    "http://[::ffff:169.254.169.254]/",
    "http://[::ffff:a9fe:a9fe]/",
    "http://[::a9fe:a9fe]/",
    "http://[64:ff9b::a9fe:a9fe]/",
    "http://[2002:a9fe:a9fe::]/",
    "http://metadata.google.internal/",
    "http://METADATA.google.internal./computeMetadata",
    "http://metadata/",
    "http://100.100.100.200/",
    "http://[::ffff:100.100.100.200]/",
    "http://100.100.100.7/",
    "http://192.0.0.192/",
    "http://192.0.0.8/",
    "http://168.63.129.16/machine",
    "http://[fd00:ec2::23]/v1/credentials",
    "http://[fd00:ec2:0:1::9]/",
    "http://[fd20:ce::254]/computeMetadata",
    "http://[fd00:c1::a9fe:a9fe]/opc/v2",
    "http://[fd00:42::42]/conf",
    "http://[64:ff9b::6464:64c8]/",
    "http://[64:ff9b:1::a9fe:a9fe]/",
    "http://[64:ff9b:1:a9fe:a9:fe00::]/",
    "http://[2001:0:102:304:0:0:5601:5601]/",
    "http://[2001:db8::5efe:a9fe:a9fe]/",
    "http://[2001:db8::200:5efe:a9fe:a9fe]/",
    "http://metadata.goog./",
    "http://zone.metadata.google.internal/",
    "http://metadata.tencentyun.com/latest",
    "http://api.metadata.cloud.ibm.com/instance_identity",
    "http://metadata.azure.internal/",
    "http://224.0.0.1/",
    "http://255.255.255.255/",
    "http://①⑥⑨.254.169.254/",
  ])("%s", (url) => {
    expect(refused(url)).toContain("metadata");
    expect(refused(url, { ...onLoopback, allowedOrigins: [new URL(url).origin] })).toContain("metadata");
  });

  it("refuses every spelling of every link-local address", () => {
    const spell = fc.constantFrom(
      (value: number) => `http://${value}/`,
      (value: number) => `http://0x${value.toString(16)}/x`,
      (value: number) => `http://0${value.toString(8)}:8080/`,
      (value: number) => `http://[::ffff:${(value >>> 16).toString(16)}:${(value & 0xffff).toString(16)}]/`,
    );
    const address = fc.integer({ min: 0, max: 0xffff }).map((low) => 0xa9fe0000 + low);
    fc.assert(fc.property(spell, address, (write, value) => refused(write(value)) !== undefined));
  });

  it("accepts ordinary private and public addresses", () => {
    const numeric = ["10.0.0.1", "192.168.1.1", "172.17.0.1", "8.8.8.8", "100.64.0.1", "192.0.2.1", "168.63.129.17"];
    const ipv6 = ["[fd12:3456::1]", "[fd00:ec3::1]", "[fd00:42:1::1]", "[2001:db8::1]", "[2001:db8::5efe:a00:1]"];
    const gateways = ["[64:ff9b::a00:1]", "[64:ff9b:1::a00:1]"];
    const names = ["runtime.internal", "metadata.example.com", "my-metadata", "notmetadata.goog"];
    for (const host of [...numeric, ...ipv6, ...gateways, ...names]) {
      expect(refused(`http://${host}:7840/api/v1/blobs`)).toBeUndefined();
    }
  });
});

describe("checkBlobApiUrl: syntax", () => {
  it.each([
    "",
    "blobs",
    "/api/v1/blobs",
    "//host/api",
    "ftp://host/",
    "file:///etc/passwd",
    "javascript:1",
    "http:host",
    "http:\\\\host\\x",
    "http://",
    "http://a b/",
    " http://host/",
    "http://host:99999/",
    "http://[::1/",
    `http://host/${"x".repeat(3000)}`,
  ])("refuses %j with a hint", (url) => expect(refused(url)).toContain("blobApi.url"));

  it("refuses credentials and does not repeat them", () => {
    for (const url of ["http://user:hunter2@host/", "http://hunter2@host/", "http://:hunter2@host/"]) {
      expect(refused(url)).toContain("user name or password");
      expect(refused(url)).not.toContain("hunter2");
    }
    expect(refused("http://@host/")).toContain("user name or password");
  });

  it("refuses a fragment and a query, keeps the path", () => {
    expect(refused("http://host/blobs#x")).toContain("fragment");
    const reason = refused("http://host/blobs?token=s3cret");
    expect(reason).toContain('"http://host/blobs?…" holds a query');
    expect(reason).not.toContain("s3cret");
    const check = checkBlobApiUrl("http://host/a%2Fb/blobs", authenticated);
    expect(check.ok && check.url.href).toBe("http://host/a%2Fb/blobs");
  });

  it("never throws, and accepts only http(s) URLs", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.webUrl(),
          anyText,
          fc.string().map((s) => `http://${s}`),
        ),
        (text) => {
          const check = checkBlobApiUrl(text, authenticated);
          if (check.ok) expect(["http:", "https:"]).toContain(check.url.protocol);
          else expect(check.hint).not.toBe("");
        },
      ),
    );
  });
});

describe("toOrigins", () => {
  it("writes origins in the form of URL.origin", () => {
    expect(toOrigins(["http://a.example:80", "https://B.example:8443/"])).toEqual([
      "http://a.example",
      "https://b.example:8443",
    ]);
  });

  it.each(["a.example", "https://a.example/path", "https://a.example/?q", "*", "https://user@a.example"])(
    "says that %j is not an origin",
    (entry) => expect(() => toOrigins([entry])).toThrow("is not an origin"),
  );
});

it("names an origin that is missing, such as one from a variable that is not set", () => {
  expect(() => toOrigins([undefined as unknown as string])).toThrow('blobApiOrigins: "undefined" is not an origin.');
});

it("does not claim to know an address where a platform passes the requests on", () => {
  const check = checkBlobApiUrl("http://runtime.example/api/v1/blobs", { ...open, bindIsKnown: false });
  expect(check).toMatchObject({ ok: false, reason: expect.stringContaining("cannot see who can reach it") });
  expect(JSON.stringify(check)).not.toContain("listens beyond loopback");
});
