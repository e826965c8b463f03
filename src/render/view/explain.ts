/** A rule's own documentation, and where it fires in this pull request. */
import { nearest } from '../../model/nearest.ts';
import { clip, code, type Inline, join, place, prose, say, strong } from '../inline.ts';
import { shortName } from '../sizes.ts';
import type { Block, Source } from '../view.ts';
import { documentation } from './documentation.ts';
import { sortFindings } from './findings.ts';

/** A rule that does not exist is answered with the one that was probably meant. */
export function explainBlocks(id: string, source: Source): readonly Block[] {
  const { rules, messages } = source;
  const words = messages.replies.explain;
  const rule = rules.get(id);
  if (rule === undefined) {
    const meant = nearest(id, rules.keys());
    const hint = meant === undefined ? [] : words.nearest(code(`/migration explain ${meant}`));
    return [{ type: 'paragraph', words: say`${words.unknown(code(clip(id, 100)))}${hint}` }];
  }
  return [
    { type: 'paragraph', words: words.heading(strong(id), prose(rule.title)) },
    ...documentation(words.what, rule.what),
    ...documentation(messages.findings.why, rule.why),
    ...documentation(messages.findings.safe, rule.safe),
    ...placesOf(id, source),
  ];
}

function placesOf(id: string, { review, messages, detail }: Source): readonly Block[] {
  const words = messages.replies.explain;
  const found = sortFindings(review.findings).filter(({ rule }) => rule === id);
  if (found.length === 0) return [{ type: 'paragraph', words: words.hereNone }];
  const items = found.slice(0, detail.entries).map((finding): Inline => {
    const subject = finding.subject === '' ? [] : [code(clip(shortName(finding.subject), detail.characters))];
    return join([subject, [place(finding.path, finding.line, detail.characters)]], ' · ');
  });
  const left = found.length - items.length;
  return [
    { type: 'paragraph', words: words.hereTitle(found.length) },
    { type: 'list', items: left > 0 ? [...items, say`${messages.replies.more(left)}`] : items },
  ];
}
