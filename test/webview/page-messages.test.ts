/** What the extension takes from the page, and what it drops. */
import { describe, expect, test } from 'vitest';
import { readPageMessage } from '../../client/src/topology/page-messages.ts';

const nothing = { failed: [], fixes: [] };
const shown = { subject: undefined, ends: undefined, supposition: nothing };
const range = { start: { line: 3, character: 0 }, end: { line: 3, character: 9 } };

describe('messages that are taken', () => {
  test.each([
    { type: 'show', network: undefined, expanded: 'auto' },
    { type: 'show', network: 'n', expanded: ['area:49.0001', 'backbone'] },
    {
      type: 'ask',
      id: 1,
      network: 'n',
      question: { kind: 'reach', subject: { prefix: '10.0.0.1/32' }, supposition: nothing },
    },
    {
      type: 'ask',
      id: 2,
      network: 'n',
      question: { kind: 'reach', subject: { router: 'router:A' }, supposition: nothing },
    },
    {
      type: 'ask',
      id: 3,
      network: 'n',
      question: { kind: 'path', from: 'router:A', to: 'router:B', supposition: nothing },
    },
    {
      type: 'ask',
      id: 4,
      network: 'n',
      question: {
        kind: 'suppose',
        supposition: { failed: ['router:A', 'link:10.0.0.0/30'], fixes: [{ finding: 'k', fix: 0 }] },
      },
    },
    {
      type: 'ask',
      id: 5,
      network: 'n',
      question: { kind: 'explain', router: 'A', uri: undefined, prefix: '10.0.0.1/32', supposition: nothing },
    },
    { type: 'ask', id: 6, network: 'n', question: { kind: 'picture', shown } },
    { type: 'ask', id: 7, network: 'n', question: { kind: 'find', words: '10.0.0.1', limit: 24 } },
    { type: 'ask', id: 8, network: 'n', question: { kind: 'fixes', finding: 'k' } },
    { type: 'open', source: { file: 'file:///a.cfg', range }, glance: false },
    { type: 'place', network: 'n', positions: { 'router:A': { x: 1, y: -2.5 } } },
    { type: 'positions', network: 'n', action: 'export' },
    { type: 'export', network: 'n', format: 'svg', shown: { ...shown, subject: { prefix: '10.0.0.1/32' } } },
    { type: 'export', network: 'n', format: 'drawio', shown: { ...shown, ends: { from: 'router:A', to: 'router:B' } } },
    { type: 'savePicture', network: 'n', png: 'iVBORw0KGgo=', simulated: true },
    { type: 'saveTable', network: 'n', csv: '"Router"\r\n', simulated: false },
    { type: 'apply', network: 'n', fixes: [{ finding: 'k', fix: 1 }] },
  ])('%j', (message) => {
    expect(readPageMessage(message)).toEqual(message);
  });
});

describe('messages that are dropped', () => {
  test.each([
    undefined,
    null,
    'show',
    [],
    {},
    { type: 'toString', network: 'n' },
    { type: 'show', network: 1, expanded: 'auto' },
    { type: 'show', network: 'n', expanded: ['link:10.0.0.0/30'] },
    { type: 'ask', id: -1, network: 'n', question: { kind: 'picture' } },
    { type: 'ask', id: 1, question: { kind: 'picture' } },
    { type: 'ask', id: 1, network: 'n', question: { kind: 'shell' } },
    { type: 'ask', id: 1, network: 'n', question: { kind: 'find', words: '10', limit: -1 } },
    { type: 'ask', id: 1, network: 'n', question: { kind: 'find', words: ['10'], limit: 1 } },
    { type: 'ask', id: 1, network: 'n', question: { kind: 'fixes', finding: 7 } },
    { type: 'ask', id: 1, network: 'n', question: { kind: 'reach', subject: {}, supposition: nothing } },
    { type: 'ask', id: 1, network: 'n', question: { kind: 'suppose', supposition: { failed: ['area:1'], fixes: [] } } },
    { type: 'ask', id: 1, network: 'n', question: { kind: 'path', from: 'router:A', to: 'B', supposition: nothing } },
    { type: 'open', source: { file: 'file:///a.cfg', range: { start: { line: -1, character: 0 }, end: range.end } } },
    { type: 'open', source: { file: 7, range }, glance: true },
    { type: 'open', source: { file: 'x'.repeat(5000), range }, glance: true },
    { type: 'place', network: 'n', positions: { 'router:A': { x: Number.NaN, y: 0 } } },
    { type: 'place', network: 'n', positions: { 'area:49.0001': { x: 0, y: 0 } } },
    { type: 'place', network: 'n', positions: [] },
    { type: 'positions', network: 'n', action: 'delete' },
    { type: 'export', network: 'n', format: 'exe', shown },
    { type: 'export', network: 'n', format: 'svg' },
    { type: 'export', network: 'n', format: 'svg', shown: { ...shown, ends: { from: 'router:A', to: 'lan:B' } } },
    { type: 'export', network: 'n', format: 'svg', shown: { ...shown, supposition: { failed: 'all', fixes: [] } } },
    { type: 'savePicture', network: 'n', png: '<svg>', simulated: false },
    { type: 'savePicture', network: 'n', png: 'iVBORw0KGgo=' },
    { type: 'saveTable', network: 'n', csv: ['a'], simulated: false },
    { type: 'saveTable', network: 'n', csv: 'a' },
    { type: 'apply', network: 'n', fixes: [{ finding: 'k' }] },
  ])('%j', (message) => {
    expect(readPageMessage(message)).toBeUndefined();
  });

  test('what a message carries beside its own fields', () => {
    const message = { type: 'positions', network: 'n', action: 'forget', command: 'rm' };
    expect(readPageMessage(message)).toEqual({ type: 'positions', network: 'n', action: 'forget' });
  });
});
