import type { Place } from "../expression/read-expression.ts";
import { DIAGNOSTIC_CODES, type DiagnosticKind, type FlowDiagnostic, levelOf } from "./diagnostic.ts";
import { toDocumentPath, toPointer } from "./place.ts";

/** Line and column, both from 1. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** What a finding says beside its kind and place. */
export interface Finding {
  readonly kind: DiagnosticKind;
  readonly place: Place;
  readonly message: string;
  readonly data?: Readonly<Record<string, unknown>>;
  /** Where the runtimes say it is, when their way of saying so differs from the document's own. */
  readonly shownPlace?: Place;
  /** What of the member at that place is meant; default: its value. */
  readonly part?: "name" | "value";
}

/** Tells where in the text of a document something is. */
export type Locate = (place: Place, part: "name" | "value") => Position | undefined;

/** Collects findings about one document. */
export class Findings {
  readonly #locate: Locate;
  readonly #found: FlowDiagnostic[] = [];

  constructor(locate: Locate = () => undefined) {
    this.#locate = locate;
  }

  get all(): readonly FlowDiagnostic[] {
    return this.#found;
  }

  get hasFatal(): boolean {
    return this.#found.some(({ level }) => level === "fatal");
  }

  /** Something could not be read, so that nobody knows what the document would be. */
  get isUnreadable(): boolean {
    return this.#found.some(({ kind }) => kind === "malformedFlow" || kind === "invalidReferenceExpression");
  }

  add(finding: Finding, position?: Position): void {
    const { kind, place, message, data, shownPlace = place, part = "value" } = finding;
    const code = DIAGNOSTIC_CODES[kind];
    this.#found.push({
      kind,
      code,
      level: levelOf(code),
      message,
      path: toDocumentPath(shownPlace),
      pointer: toPointer(place),
      ...(position ?? this.#locate(place, part)),
      ...(data === undefined ? {} : { data }),
    });
  }
}
