/** One line on standard error that says what is being done, rewritten in place; nothing where nobody looks. */
import { clip } from '../../render/inline.ts';
import { visible } from '../../render/visible.ts';
import type { OutputStream } from './context.ts';

export interface Progress {
  readonly show: (message: string) => void;
  readonly clear: () => void;
}

const clearLine = '\r\u001b[2K';

export function progressOn(stream: OutputStream): Progress {
  if (!stream.isTTY) return { show: () => undefined, clear: () => undefined };
  const width = Math.max(20, (stream.columns ?? 80) - 1);
  return {
    show: (message) => void stream.write(`${clearLine}${clip(visible(message), width)}`),
    clear: () => void stream.write(clearLine),
  };
}
