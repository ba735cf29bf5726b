import { describe, expect, it, onTestFinished } from "vitest";
import { mixedText } from "../behaviour/cases/texts.ts";
import { oneStepFlow } from "../support/flows.ts";
import kitchen from "../support/kitchen-worker.ts";
import { EMBEDDED, IN_PROCESS, openLab, REAL_010, REAL_011 } from "../support/lab.ts";
import type { TapedPost } from "../support/wire-tap.ts";

const THRESHOLD_BYTES = 100;

/** The output as it went over the wire. */
function sentBy({ answer }: TapedPost): unknown {
  return JSON.parse(String(answer?.body)).result.output;
}

describe.each([REAL_010, REAL_011, EMBEDDED, IN_PROCESS])(
  "wire.md §7: large values travel as references, runtime $name",
  (way) => {
    it("D15: in inputs and outputs, and neither component nor user sees them", async () => {
      const { client, record, close } = await openLab(way, kitchen, { blobApi: { blobThreshold: THRESHOLD_BYTES } });
      onTestFinished(close);
      const large = mixedText(400, 1);
      const inputs = [{ small: 1, large }, [large], large, { nested: { large } }];
      const tape = record();
      const { items } = await client.run(oneStepFlow("/lab/echo"), inputs, { maxConcurrency: 1 });
      expect(items.map(({ result }) => result)).toEqual(inputs.map((result) => ({ outcome: "success", result })));

      const reference = { $blob: expect.stringMatching(/^[0-9a-f]{64}$/), size: expect.any(Number) };
      const executions = (await tape.whole()).requests("components/execute");
      const received = executions.map(({ message }) => message.params?.["input"]);
      // Only fields at the top level of objects are replaced.
      expect(received).toEqual([{ small: 1, large: reference }, [large], large, { nested: reference }]);
      const stored = { ...reference, blobType: "data" };
      expect(executions.map(sentBy)).toEqual([{ small: 1, large: stored }, [large], large, { nested: stored }]);
    });
  },
);
