/** Versions of the packages that projects use: those with which this repository is tested, which a test compares. */
export const VERSIONS: Readonly<Record<string, string>> = {
  "@types/node": "20.19.21",
  "@valibot/to-json-schema": "1.8.0",
  arktype: "2.2.9",
  tsx: "4.23.15",
  typebox: "1.4.3",
  typescript: "6.0.3",
  valibot: "1.5.0",
  vitest: "4.1.12",
  zod: "4.6.7",
};
