import type { CallInfo, ResponseReader } from "@stepflow/transport/client";
import type { DiagnosisReporter } from "./diagnosis-reporter.ts";

type SplitEvents = ResponseReader["splitEvents"];

/** Splits a stream with `reader` and reports events that `strict`, the reader of a real runtime, does not find in the same bytes. */
export function createInspectedSplitter(
  reader: ResponseReader,
  strict: ResponseReader,
  reporter: DiagnosisReporter,
): SplitEvents {
  return (call: CallInfo, maxEventBytes, handlers) => {
    const strictEvents = new Set<string>();
    const strictSplitter = strict.splitEvents(call, maxEventBytes, { onEvent: (data) => strictEvents.add(data) });
    let isAscii = true;
    const onEvent = (data: string): void => {
      if (isAscii && !strictEvents.delete(data)) reporter.report(call, "droppedEvent", DROPPED);
      handlers.onEvent(data);
    };
    const splitter = reader.splitEvents(call, maxEventBytes, { ...handlers, onEvent });
    return {
      feed: (piece) => {
        // The comparison ends here: whether characters beyond ASCII get lost depends on where the network cuts the stream.
        if (isAscii && piece.some((byte) => byte >= 0x80)) {
          isAscii = false;
          reporter.report(call, "lostText", RAW_TEXT);
        }
        if (isAscii) strictSplitter.feed(piece);
        splitter.feed(piece);
      },
    };
  };
}

const DROPPED =
  "sent an event that runtimes 0.9 – 0.11 drop. They read the first line that starts with `data: ` (with the space), end lines with \\n only, and end events with an empty line.";
const RAW_TEXT =
  "sent characters beyond ASCII in an event stream: runtimes 0.9 – 0.11 lose text where the network cuts a character. Write them as \\uXXXX.";
