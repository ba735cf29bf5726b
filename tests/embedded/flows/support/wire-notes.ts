import type { Fetch } from "@stepflow/transport/client";
import { eventsOf, type Tape, type TapedMessage } from "../../../support/wire/wire-tap.ts";
import { stable } from "./stable.ts";

/** A message to a worker, and the events of its answer. */
interface NotedPost {
  readonly message: TapedMessage;
  readonly events: readonly TapedMessage[];
}

/**
 * The messages on the wire, one text for each execution in the order of sending. A text has a line for the execution, then one for each
 * request of the worker and each answer, in the order of the requests. Values that differ from run to run are replaced.
 */
function toExecutions(posts: readonly NotedPost[]): string[] {
  const answers = new Map(posts.filter(({ message }) => !message.method).map(({ message }) => [message.id, message]));
  return posts
    .filter(({ message }) => message.method === "components/execute")
    .map(({ message: { params }, events }) => {
      const asked = events.filter(({ method }) => method !== undefined);
      return [
        `execute ${textOf(params)}`,
        ...asked.flatMap(({ id, method, params: given }) => {
          const { result, error } = answers.get(id) ?? {};
          const told = error === undefined ? textOf(result) : `error ${textOf(error)}`;
          return [`  ${method} ${textOf(given)}`, `    → ${id === undefined ? told : told.replaceAll(id, "<id>")}`];
        }),
      ].join("\n");
    });
}

/** The executions on a tape, once everything on it has been answered. */
export async function executionsOf(tape: Tape): Promise<string[]> {
  const { posts } = await tape.whole();
  return toExecutions(posts.map((post) => ({ message: post.message, events: eventsOf(post) })));
}

function textOf(value: unknown): string {
  const text = JSON.stringify(stable(value)) ?? "nothing";
  return text
    .replace(/"trace_id":"[0-9a-f]{32}"/, '"trace_id":"…"')
    .replace(/"span_id":"[0-9a-f]{16}"/, '"span_id":"…"');
}

/** Records the same messages of a runtime in this process, by its `intercept`. */
export class WireNotes {
  #posts: Promise<NotedPost | undefined>[] = [];

  follow(carry: Fetch): Fetch {
    return (request) => {
      const told = request.clone().text();
      const response = Promise.resolve(carry(request));
      const answered = response.then(eventText);
      // A message is recorded when it is sent, because several may be in flight. A message without any answer does not count.
      this.#posts.push(
        answered.then(
          async (text) => toPost(await told, text),
          () => undefined,
        ),
      );
      return response;
    };
  }

  /** Returns the executions since the last call. */
  async take(): Promise<string[]> {
    const posts = await Promise.all(this.#posts.splice(0));
    return toExecutions(posts.filter((post) => post !== undefined));
  }
}

/** Returns the text of an event stream. A broken stream has no events that count. */
function eventText(response: Response): Promise<string> {
  const isStream = response.headers.get("content-type")?.includes("text/event-stream") === true;
  return isStream
    ? response
        .clone()
        .text()
        .catch(() => "")
    : Promise.resolve("");
}

function toPost(told: string, answered: string): NotedPost {
  const events = answered.split("\n\n").filter((event) => event.startsWith("data: "));
  return {
    message: JSON.parse(told) as TapedMessage,
    events: events.map((event) => JSON.parse(event.slice("data: ".length)) as TapedMessage),
  };
}
