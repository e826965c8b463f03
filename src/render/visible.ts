/**
 * Makes invisible characters visible. Control characters could drive a terminal, bidirectional ones could make SQL
 * read differently from how it runs, zero-width ones could make two names look alike: people are shown all of them.
 */
const invisible = /\r\n|[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu;

function show(character: string): string {
  if (character === '\n' || character === '\r\n') return '⏎';
  if (character === '\t') return '\\t';
  return `\\u{${character.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0')}}`;
}

/** One line of text in which nothing is hidden. */
export function visible(text: string): string {
  return text.replace(invisible, show);
}

/** The same for a text of several lines: line ends and tabs stay. */
export function visibleLines(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(invisible, (character) => (character === '\n' || character === '\t' ? character : show(character)));
}
