/** Commands of an IS-IS instance that read alike in XR and in what reads like IOS. */
import type { Sourced, Span } from '../../base/text.ts';
import type { Net } from '../../model/isis.ts';
import { commandSpan, numberOf, textOf } from '../schema/command.ts';
import type { CommandRow } from '../schema/mode.ts';
import { readNet } from './net.ts';
import { spanOf } from './sourced.ts';

/** What these lines fill of an instance. */
export interface InstanceBasics {
  /** By the text as typed; a string is the reason why it is not valid. */
  readonly nets: Map<string, Sourced<Net | string>>;
  maximumPaths: number | undefined;
  advertisePassiveOnly: Span | undefined;
}

type Row = CommandRow<InstanceBasics>;

export const netRow: Row = {
  syntax: 'net <net:net>',
  help: 'Network entity title: area address, system ID and a selector of 00',
  set: (target, command) => {
    const text = textOf(command, 'net') ?? '';
    target.nets.set(text.toLowerCase(), { value: readNet(text), span: spanOf(command, 'net') });
  },
  unset: (target, command) => {
    const text = textOf(command, 'net');
    if (text === undefined) target.nets.clear();
    else target.nets.delete(text.toLowerCase());
  },
};

export const maximumPathsRow: Row = {
  syntax: 'maximum-paths <paths:1-64>',
  help: 'Equal-cost paths that are installed',
  set: (target, command) => {
    target.maximumPaths = numberOf(command, 'paths');
  },
  unset: (target) => {
    target.maximumPaths = undefined;
  },
};

export const passiveOnlyRow: Row = {
  syntax: 'advertise passive-only',
  help: 'Advertises the prefixes of passive interfaces only',
  set: (target, command) => {
    target.advertisePassiveOnly = commandSpan(command);
  },
  unset: (target) => {
    target.advertisePassiveOnly = undefined;
  },
};
