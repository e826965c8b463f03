/** The text of a script by the byte positions that the syntax tree gives. */
export interface Source {
  /** From one byte offset to another. */
  between(start: number, end: number): string;
}
