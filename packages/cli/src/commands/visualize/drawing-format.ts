/** Form of a drawing. */
export type DrawingFormat = "svg" | "mermaid" | "dot" | "png";

/** Forms of a drawing. */
export const DRAWING_FORMATS: readonly DrawingFormat[] = ["svg", "mermaid", "dot", "png"];
