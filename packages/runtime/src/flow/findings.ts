import { defined } from "@stepflow/protocol/internal";
import type { Place } from "../expression/read-expression.ts";
import { DIAGNOSTIC_CODES, type DiagnosticKind, type FlowDiagnostic, levelOf } from "./diagnostic.ts";
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

  /** Whether a part could not be read, so that the content of the document is unknown. */
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
      ...defined({ data }),
    });
  }
}
