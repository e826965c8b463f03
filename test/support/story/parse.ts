/** A story's Markdown as steps: each heading of the second level says who does what, the blocks below it say with which files. */

export interface Step {
  /** The heading, and its 1-based line. */
  readonly heading: string;
  readonly line: number;
  /** Fenced blocks: the info string and the content without the last line end. */
  readonly blocks: readonly { readonly info: string; readonly text: string }[];
  /** Lines of block quotes: what a person says, or what is expected to be read. */
  readonly quotes: readonly string[];
}

export interface Story {
  readonly title: string;
  readonly steps: readonly Step[];
}

export function parseStory(markdown: string): Story {
  const lines = markdown.split('\n');
  let title = '';
  const steps: { heading: string; line: number; blocks: { info: string; text: string }[]; quotes: string[] }[] = [];
  let fence: { mark: string; info: string; lines: string[] } | null = null;
  lines.forEach((line, index) => {
    const step = steps.at(-1);
    if (fence) {
      if (line === fence.mark) {
        step?.blocks.push({ info: fence.info, text: fence.lines.join('\n') });
        fence = null;
      } else fence.lines.push(line);
      return;
    }
    const opened = /^(`{3,})(.*)$/.exec(line);
    if (opened) fence = { mark: opened[1] ?? '```', info: (opened[2] ?? '').trim(), lines: [] };
    else if (line.startsWith('## '))
      steps.push({ heading: line.slice(3).trim(), line: index + 1, blocks: [], quotes: [] });
    else if (line.startsWith('# ') && title === '') title = line.slice(2).trim();
    else if (line.startsWith('> ') && step) step.quotes.push(line.slice(2));
    else if (line === '>' && step) step.quotes.push('');
  });
  if (fence) throw new Error(`${title}: a fenced block is not closed`);
  return { title, steps };
}
