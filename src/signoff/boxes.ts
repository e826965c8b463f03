/**
 * Reads the boxes of a checklist's body. Anybody with write access can edit that body, so a box is believed only where
 * its line is the one our own bot wrote, apart from the tick, and stands there once.
 */
import { boxPattern } from '../model/markers.ts';

export interface Box {
  readonly kind: 'signoff' | 'acknowledgement';
  /** The role, or the id of the acknowledgement. */
  readonly name: string;
  readonly fingerprint: string;
  readonly ticked: boolean;
  /** The whole line with the tick taken out. */
  readonly line: string;
}

/** By the words of their marker: the line that our bot wrote. */
export type Template = ReadonlyMap<string, Box>;

/** GitHub takes 65,536 characters a comment; what is longer did not come from there. */
const maximumBodyLength = 262_144;
const maximumLineLength = 2_000;
const maximumBoxes = 500;

/** All boxes in order, believed or not; none of a body that is beyond all bounds. */
export function readBoxes(body: string): readonly Box[] {
  if (body.length > maximumBodyLength) return [];
  // GitHub's editor ends lines with carriage return and newline.
  const boxes = body.split(/\r?\n/).flatMap((line) => readBox(line) ?? []);
  return boxes.length > maximumBoxes ? [] : boxes;
}

function readBox(line: string): Box | null {
  if (line.length > maximumLineLength) return null;
  const match = boxPattern.exec(line);
  if (!match) return null;
  const [, tick = ' ', , kind, name = '', fingerprint = ''] = match;
  return {
    kind: kind === 'signoff' ? 'signoff' : 'acknowledgement',
    name,
    fingerprint,
    ticked: tick !== ' ',
    // `- [x] …`: the tick is the fourth character.
    line: `${line.slice(0, 3)}${line.slice(4)}`,
  };
}

function markerOf({ kind, name, fingerprint }: Box): string {
  return `${kind} ${name} ${fingerprint}`;
}

/** The boxes of a body that our own bot wrote; a marker that stands there twice is nobody's. */
export function templateOf(boxes: readonly Box[]): Template {
  const template = new Map<string, Box>();
  const doubled = new Set<string>();
  for (const box of boxes) {
    const marker = markerOf(box);
    if (template.has(marker)) doubled.add(marker);
    template.set(marker, box);
  }
  for (const marker of doubled) template.delete(marker);
  return template;
}

/** Which boxes of the template stand unaltered in a body, and whether each is ticked. */
export function intactBoxes(boxes: readonly Box[], template: Template): ReadonlyMap<string, boolean> {
  const states = new Map<string, boolean>();
  for (const [marker, { line }] of template) {
    const [box, ...others] = boxes.filter((candidate) => candidate.line === line);
    if (box && others.length === 0) states.set(marker, box.ticked);
  }
  return states;
}
