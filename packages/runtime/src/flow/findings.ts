import { defined } from "@stepflow/protocol/internal";
import type { Place } from "../expression/read-expression.ts";
import { DIAGNOSTIC_CODES, type DiagnosticKind, type FlowDiagnostic, levelOf } from "./diagnostic-kinds.ts";
import { toDocumentPath, toPointer } from "./place.ts";

/** A position in a text. Line and column count from 1. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** A finding to add. */
export interface Finding {
  readonly kind: DiagnosticKind;
  readonly place: Place;
  readonly message: string;
  readonly data?: Readonly<Record<string, unknown>>;
  /** Place that the runtimes report, if it differs from the place in the document. */
  readonly shownPlace?: Place;
  /** Whether the finding concerns the name or the value of the member at the place. @default "value" */
  readonly part?: "name" | "value";
}

/** Returns the position of a place in the text of a document. */
export type Locate = (place: Place, part: "name" | "value") => Position | undefined;

/** Number of findings of each kind that are listed. A flow of 2 MiB may have 100,000 faults. */
const MAX_OF_KIND = 100;
/** Number of characters of a message, path or text in `data`. Names in a flow may have any length. */
const MAX_CHARS = 2_000;

/** Collects findings about one document: the first of each kind, and the number of the others. */
export class Findings {
  readonly #locate: Locate;
  readonly #found: FlowDiagnostic[] = [];
  readonly #counts = new Map<DiagnosticKind, number>();

  constructor(locate: Locate = () => undefined) {
    this.#locate = locate;
  }

  get all(): readonly FlowDiagnostic[] {
    const more = [...this.#counts].filter(([, count]) => count > MAX_OF_KIND);
    return [...this.#found, ...more.map(([kind, count]) => countOf(kind, count - MAX_OF_KIND))];
  }

  /** Whether another finding of a kind would be listed. */
  hasRoom(kind: DiagnosticKind): boolean {
    return (this.#counts.get(kind) ?? 0) < MAX_OF_KIND;
  }

  get hasFatal(): boolean {
    return this.#found.some(({ level }) => level === "fatal");
  }

  /** Whether a part could not be read, so that the content of the document is unknown. */
  get isUnreadable(): boolean {
    return this.#found.some(({ kind }) => kind === "malformedFlow" || kind === "invalidReferenceExpression");
  }

  add(finding: Finding, position?: Position): void {
    const { kind, place, message, data, shownPlace = place, part = "value" } = finding;
    const hasRoom = this.hasRoom(kind);
    this.#counts.set(kind, (this.#counts.get(kind) ?? 0) + 1);
    if (!hasRoom) return;
    this.#found.push({
      ...headOf(kind),
      message: shortened(message),
      path: shortened(toDocumentPath(shownPlace)),
      pointer: shortened(toPointer(place)),
      ...(position ?? this.#locate(place, part)),
      ...defined({ data: data && boundedData(data) }),
    });
  }
}

function headOf(kind: DiagnosticKind): Pick<FlowDiagnostic, "kind" | "code" | "level"> {
  const code = DIAGNOSTIC_CODES[kind];
  return { kind, code, level: levelOf(code) };
}

function countOf(kind: DiagnosticKind, count: number): FlowDiagnostic {
  const message = `and ${count} more ${count === 1 ? "finding" : "findings"} of this kind`;
  return { ...headOf(kind), message, path: "", pointer: "" };
}

function shortened(text: string): string {
  return text.length <= MAX_CHARS
    ? text
    : `${text.slice(0, MAX_CHARS)}… and ${text.length - MAX_CHARS} more characters`;
}

function boundedData(data: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(data).map(([name, value]) => {
      if (typeof value === "string") return [name, shortened(value)];
      return [name, Array.isArray(value) ? value.slice(0, MAX_OF_KIND) : value];
    }),
  );
}
