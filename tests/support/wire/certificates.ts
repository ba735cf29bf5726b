import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);

/** A certificate and its key, as PEM. */
export interface Certificate {
  readonly cert: string;
  readonly key: string;
}

/** An authority and certificates that it has issued. */
export interface Certificates {
  /** Certificate of the authority. */
  readonly ca: string;
  /** For `localhost` and 127.0.0.1. */
  readonly server: Certificate;
  /** For `other.test` only. */
  readonly other: Certificate;
  /** For `localhost`, expired. */
  readonly expired: Certificate;
  /** For clients. */
  readonly client: Certificate;
  /** Certificate and key of an authority that has issued none of the others. */
  readonly stranger: Certificate;
}

/** Creates an authority and certificates with openssl, in about a second. */
export async function createCertificates(): Promise<Certificates> {
  const folder = await mkdtemp(join(tmpdir(), "stepflow-certificates-"));
  const openssl = (...args: readonly string[]) => run("openssl", args, { cwd: folder });
  const newKey = (name: string) =>
    openssl("ecparam", "-name", "prime256v1", "-genkey", "-noout", "-out", `${name}.key`);
  const read = (file: string): Promise<string> => readFile(join(folder, file), "utf8");
  const issue = async (name: string, names: string, ...validity: readonly string[]): Promise<Certificate> => {
    await newKey(name);
    await writeFile(join(folder, `${name}.ext`), `subjectAltName=${names}\n`);
    await openssl("req", "-new", "-key", `${name}.key`, "-subj", `/CN=${name}`, "-out", `${name}.csr`);
    const signing = ["-in", `${name}.csr`, "-CA", "ca.pem", "-CAkey", "ca.key", "-CAcreateserial"];
    await openssl("x509", "-req", ...signing, ...validity, "-extfile", `${name}.ext`, "-out", `${name}.pem`);
    return { cert: await read(`${name}.pem`), key: await read(`${name}.key`) };
  };
  const newAuthority = async (name: string): Promise<Certificate> => {
    await newKey(name);
    const subject = ["-subj", `/CN=Test authority ${name}`];
    await openssl("req", "-x509", "-new", "-key", `${name}.key`, ...subject, "-days", "2", "-out", `${name}.pem`);
    return { cert: await read(`${name}.pem`), key: await read(`${name}.key`) };
  };
  try {
    const { cert: ca } = await newAuthority("ca");
    return {
      ca,
      server: await issue("server", "DNS:localhost,IP:127.0.0.1", "-days", "1"),
      other: await issue("other", "DNS:other.test", "-days", "1"),
      expired: await issue("expired", "DNS:localhost,IP:127.0.0.1", "-days", "-1"),
      client: await issue("client", "DNS:client.test", "-days", "1"),
      stranger: await newAuthority("stranger"),
    };
  } finally {
    await rm(folder, { recursive: true });
  }
}
