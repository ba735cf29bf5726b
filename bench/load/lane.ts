import { connect, type Socket } from "node:net";
import { ResponseReader } from "./response-reader.ts";

/** A complete response. */
export interface Answer {
  readonly status: number;
  readonly body: string;
  readonly closes: boolean;
}

/** A connection that carries one request after the other. */
export class Lane {
  readonly #socket: Socket;
  readonly #onFailure: (error: Error) => void;
  #status = 0;
  #closes = false;
  #body = "";
  #onText: ((text: string) => void) | undefined;
  #onAnswer: ((answer: Answer) => void) | undefined;

  constructor(port: number, onFailure: (error: Error) => void) {
    this.#onFailure = onFailure;
    this.#socket = connect({ port, host: "127.0.0.1", noDelay: true });
    const reader = new ResponseReader({
      onHead: (status, closes) => {
        this.#status = status;
        this.#closes = closes;
        this.#body = "";
      },
      onText: (text) => {
        if (this.#onText === undefined) this.#body += text;
        else this.#onText(text);
      },
      onEnd: () => this.#end(),
    });
    this.#socket.setEncoding("latin1").on("data", (text: string) => reader.push(text));
    this.#socket.on("error", onFailure);
    this.#socket.on("close", () => {
      if (this.#onAnswer !== undefined) onFailure(new Error("The worker closed a connection before it answered."));
    });
  }

  /** Sends a request. With `onText` the body is passed on in pieces as it arrives. */
  send(request: string, onAnswer: (answer: Answer) => void, onText?: (text: string) => void): void {
    this.#onAnswer = onAnswer;
    this.#onText = onText;
    this.#socket.write(request, "latin1");
  }

  destroy(): void {
    this.#onAnswer = undefined;
    this.#socket.destroy();
  }

  #end(): void {
    const onAnswer = this.#onAnswer;
    this.#onAnswer = undefined;
    this.#onText = undefined;
    if (this.#status >= 300) return this.#onFailure(new Error(`The worker answered ${this.#status}: ${this.#body}`));
    onAnswer?.({ status: this.#status, body: this.#body, closes: this.#closes });
  }
}
