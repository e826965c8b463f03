/** From the text of a comment to the commands in it. A comment that was edited says nothing, whoever edited it. */
import type { CommandCall, CommandMistake, CommandReading } from '../model/command.ts';
import type { PersonComment } from '../model/evidence.ts';
import { nearest } from '../model/nearest.ts';
import { type CommandLine, commandLines } from './lines.ts';
import { commandNamed, commands } from './registry.ts';

/** More commands in one comment are not read. */
const callLimit = 20;
/** More of what was typed is not shown. */
const typedLimit = 100;

export function readCommands({ body, editedAt }: Pick<PersonComment, 'body' | 'editedAt'>): CommandReading {
  const lines = commandLines(body);
  if (lines === null) {
    return editedAt === null ? { type: 'calls', calls: [unreadable] } : { type: 'edited', calls: [] };
  }
  if (lines.length === 0) return { type: 'none' };
  const said = lines.slice(0, callLimit);
  return editedAt === null
    ? { type: 'calls', calls: said.map(understood) }
    : { type: 'edited', calls: said.map(asTyped) };
}

const known = commands.map(({ name }) => name);

const unreadable: CommandMistake = { mistake: 'unreadable', typed: '/migration', line: 1, nearest: null, usage: null };

function understood(said: CommandLine): CommandCall | CommandMistake {
  const { name, rest } = split(said);
  const command = commandNamed(name);
  const typed = cut(`/migration ${said.rest}`.trim());
  if (command === undefined) {
    // The bare word asks for what there is.
    const meant = name === '' ? 'help' : nearest(name, known);
    return { mistake: 'unknown', typed, line: said.line, nearest: meant ? `/migration ${meant}` : null, usage: null };
  }
  const words = command.read(rest);
  if (words !== null) return { name, arguments: words, line: said.line };
  const { usage } = command;
  return { mistake: 'arguments', typed, line: said.line, nearest: `/migration ${name}`, usage };
}

/** What counts for nothing need not fit. */
function asTyped(said: CommandLine): CommandCall {
  const { name, rest } = split(said);
  return { name: cut(name), arguments: rest === '' ? [] : [cut(rest)], line: said.line };
}

function split({ rest }: CommandLine): { readonly name: string; readonly rest: string } {
  const [, name = '', words = ''] = /^([^ \t]*)[ \t]*(.*)$/s.exec(rest) ?? [];
  return { name, rest: words };
}

function cut(text: string): string {
  return [...text.slice(0, 2 * typedLimit)].slice(0, typedLimit).join('');
}
