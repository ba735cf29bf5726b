import type { Fetch } from "@stepflow/transport/client";
import { eventsOf, type Tape, type TapedMessage } from "../../../support/wire/wire-tap.ts";
import { stable } from "./stable.ts";

/** A message to a worker, and the events that it answered with. */
interface NotedPost {
  readonly message: TapedMessage;
  readonly events: readonly TapedMessage[];
}

/**
 * What went over the wire, a text for each execution in the order in which they were sent: a line for it, and one for each request of the
 * worker and each answer to it, in the order in which it asked. What differs from run to run is replaced.
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

/** The same of a runtime of this process, by its `intercept`. */
export class WireNotes {
  #posts: Promise<NotedPost | undefined>[] = [];

  follow(carry: Fetch): Fetch {
    return (request) => {
      const told = request.clone().text();
      const response = Promise.resolve(carry(request));
      const answered = response.then(eventText);
      // Noted when it is sent: several may be on their way. What has no answer at all does not count.
      this.#posts.push(
        answered.then(
          async (text) => toPost(await told, text),
          () => undefined,
        ),
      );
      return response;
    };
  }

  /** The executions since the last time. */
  async take(): Promise<string[]> {
    const posts = await Promise.all(this.#posts.splice(0));
    return toExecutions(posts.filter((post) => post !== undefined));
  }
}

/** The text of an event stream, as far as it goes: a broken one has no events that count. */
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
