import { expect, test } from 'vitest';
import { type DocumentSymbol, documentSymbols } from '../../src/ide/documentSymbols.ts';
import { foldingRanges } from '../../src/ide/folding.ts';
import { vpnAcrossAreas } from './networks.ts';
import { screen, screenOf } from './open.ts';

function outline(symbols: readonly DocumentSymbol[], indent = ''): string {
  return symbols
    .map(({ name, detail, kind, range, children }) => {
      const lines = `${range.start.line + 1}-${range.end.line + 1}`;
      const own = `${indent}${kind} ${name}${detail ? ` (${detail})` : ''} ${lines}`;
      return children.length > 0 ? `${own}\n${outline(children, `${indent}  `)}` : own;
    })
    .join('\n');
}

const network = screen(vpnAcrossAreas());

test('the outline of a PE', () => {
  expect(outline(documentSymbols(network.snapshot, 'r1.cfg'))).toMatchInlineSnapshot();
});

test('the outline of a border router', () => {
  expect(outline(documentSymbols(network.snapshot, 'r2.cfg'))).toMatchInlineSnapshot();
});

test('a selection lies within its range', () => {
  const check = (symbols: readonly DocumentSymbol[]): void => {
    for (const { range, selection, children } of symbols) {
      const [start, end] = [range.start, range.end].map(({ line, character }) => line * 10_000 + character);
      expect(selection.start.line * 10_000 + selection.start.character).toBeGreaterThanOrEqual(start ?? 0);
      expect(selection.end.line * 10_000 + selection.end.character).toBeLessThanOrEqual(end ?? 0);
      check(children);
    }
  };
  for (const file of network.files.keys()) check(documentSymbols(network.snapshot, file));
});

test('folds: sections, their sections, banners, runs of one list', () => {
  const { snapshot } = screenOf(`
    --- r1.cfg
    hostname R1
    banner motd ^
    keep out
    ^
    vrf definition CUST
     rd 65000:1
     address-family ipv4
      route-target export 65000:1
     exit-address-family
    router isis
     net 49.0001.0000.0000.0001.00
    ip prefix-list A seq 5 permit 10.0.0.1/32
    ip prefix-list A seq 10 permit 10.0.0.2/32
    end
  `);
  expect(
    foldingRanges(snapshot, 'r1.cfg').map(
      ({ firstLine, lastLine, kind }) => `${firstLine + 1}-${lastLine + 1} ${kind}`,
    ),
  ).toEqual(['2-4 text', '5-9 section', '7-8 section', '10-11 section', '12-13 section']);
});
