import { afterAll, describe, expect, it } from "vitest";
import { recordingsOf, versions } from "../../conformance/schemas/recordings.ts";
import { blobsOf, exchangesOf } from "./recorded-case.ts";
import { flowsOf } from "./recorded-flows.ts";
import { replayCase } from "./replay-case.ts";

/** Recordings that cannot be replayed, with the reason. A version behind the name limits it to that version. */
const LEFT_OUT: Readonly<Record<string, string>> = {
  unicode_sse_raw_4mb: "where the network has cut the text is not recorded",
  unicode_sse_raw_single_write: "where the network has cut the text is not recorded",
  "bidi_submit_empty_inputs_nowait 0.9.0": "a run without items, see empty-run in DIFFERENCES.md",
};

const all = versions.map((version) => ({ version, recordings: recordingsOf(version) }));
const flows = flowsOf(all.flatMap(({ recordings }) => recordings));

for (const { version, recordings } of all) {
  describe(`recorded answers of workers to ${version}`, () => {
    const blobs = recordings.flatMap(blobsOf);
    const answered = recordings.filter((recording) => exchangesOf(recording).some(({ sent }) => sent.length > 0));
    const replayed = answered.filter(({ case: name }) => !isLeftOut(name, version));
    let answers = 0;

    it.concurrent.each(replayed.map((recording) => ({ name: recording.case, recording })))(
      "wire.md#recorded-cases: $name",
      async ({ recording }) => {
        const { complaints, count, left } = await replayCase(recording, flows, blobs);
        expect({ complaints, left }).toEqual({ complaints: [], left: [] });
        answers += count;
      },
    );

    afterAll(() => {
      const left = answered.length - replayed.length;
      process.stdout.write(
        `${version}: ${answers} answers of ${replayed.length} recordings replayed, ${left} recordings left out.\n`,
      );
    });
  });
}

it("leaves out only recordings that exist", () => {
  const known = all.flatMap(({ version, recordings }) =>
    recordings.flatMap((one) => [one.case, `${one.case} ${version}`]),
  );
  expect(Object.keys(LEFT_OUT).filter((name) => !known.includes(name))).toEqual([]);
});

function isLeftOut(name: string, version: string): boolean {
  return name in LEFT_OUT || `${name} ${version}` in LEFT_OUT;
}
