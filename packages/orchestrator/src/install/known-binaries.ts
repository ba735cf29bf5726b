/**
 * SHA-256 of `stepflow-server` as published in the Python package `stepflow-orchestrator`, by platform and version. An installed binary
 * must match it. Supporting another version needs a row here.
 */
const KNOWN_BINARIES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "linux-x64": {
    "0.9.0": "7ea46a782f47cf77be0d22cc13457d1d5bbbc5b08858dae55e1260e46f8659b3",
    "0.10.0": "674cd227cb8f721240291786a20881f02d1d4fc91cbb304ab0458619361cdb17",
    "0.11.0": "7857c65184f107c13da99b95088d4021ef67e4f4227a281602fd648e405e6e27",
    "0.11.1": "c2001deb4afdc0a06168de16cb3ea540dc3e34e59eecc0ce391ddeaf305aa587",
    "0.12.0": "ea68db737e30d27042d50ab48c7802382de7833c121ab34d15ed8ed15b55622e",
    "0.13.0": "c79fff7721a26d05fe49e6afd7dd4e24ec731ecb6b63cac2ef34c77567ba37b8",
  },
};

/** The hash that the binary of this version must have; undefined if unknown. */
export function knownHash(platform: string, version: string): string | undefined {
  return KNOWN_BINARIES[platform]?.[version];
}

/** The version whose published binary has this hash; undefined if unknown. */
export function knownVersion(platform: string, hash: string): string | undefined {
  return Object.entries(KNOWN_BINARIES[platform] ?? {}).find(([, known]) => known === hash)?.[0];
}
