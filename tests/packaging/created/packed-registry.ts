import { createHash } from "node:crypto";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { createServer, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { basename } from "node:path";
import { readJson } from "../../architecture/repository.ts";
import type { PackedPackage } from "../packages/packing.ts";

/** A package registry on this machine. */
export interface PackedRegistry {
  readonly url: string;
  close(): void;
}

/** Serves the packed packages as a registry does, so that projects install them by their published names and versions. */
export async function startPackedRegistry(packages: readonly PackedPackage[]): Promise<PackedRegistry> {
  const answer = async (path: string, response: ServerResponse): Promise<void> => {
    const tarball = packages.find((one) => basename(one.tarball) === path);
    if (tarball !== undefined) return void response.end(await readFile(tarball.tarball));
    const found = packages.find(({ name }) => name === path);
    if (found === undefined) response.writeHead(404).end("{}");
    else response.end(await describePackage(found, urlOf(server)));
  };
  const server: Server = createServer((request, response) => {
    void answer(decodeURIComponent(request.url ?? "/").slice(1), response);
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  return {
    url: urlOf(server),
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

function urlOf(server: Server): string {
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

async function describePackage({ name, folder, tarball }: PackedPackage, url: string): Promise<string> {
  const manifest = readJson(`${folder}/package.json`) as { readonly version: string };
  const integrity = `sha512-${createHash("sha512")
    .update(await readFile(tarball))
    .digest("base64")}`;
  const version = { ...manifest, dist: { tarball: `${url}${basename(tarball)}`, integrity } };
  return JSON.stringify({
    name,
    "dist-tags": { latest: manifest.version },
    versions: { [manifest.version]: version },
    // Package managers refuse versions that are only a few hours old.
    time: { [manifest.version]: "2026-01-01T00:00:00.000Z" },
  });
}
