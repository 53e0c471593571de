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
  expect(outline(documentSymbols(network.snapshot, 'r1.cfg'))).toMatchInlineSnapshot(`
    "router R1 (IOS) 1-1
    vrf vrf CUST (65000:1) 3-8
      entry 65000:1 (exported) 6-6
      entry 65000:1 (imported) 7-7
    interface Loopback100 10-12
      address 192.168.1.1/32 12-12
    interface Loopback0 14-16
      address 10.0.0.1/32 15-15
    interface GigabitEthernet0/0 (to R2) 18-23
      address 10.1.2.1/30 20-20
    isis IS-IS CORE 25-28
      net 49.0001.0000.0000.0001 (NET) 26-26
    bgp BGP 65000 30-39
      neighbor 10.0.0.5 (AS 65000) 32-32"
  `);
});

test('the outline of a border router', () => {
  expect(outline(documentSymbols(network.snapshot, 'r2.cfg'))).toMatchInlineSnapshot(`
    "router R2 (IOS) 1-1
    interface Loopback0 3-5
      address 10.0.0.2/32 4-4
    interface GigabitEthernet0/0 (to R1) 7-12
      address 10.1.2.2/30 9-9
    interface GigabitEthernet0/1 (to R3) 14-20
      address 10.2.3.1/30 16-16
    isis IS-IS CORE 22-26
      net 49.0001.0000.0000.0002 (NET) 23-23
      leak level 2 into level 1 (L2-TO-L1) 26-26
    list PE-LOOPBACKS (prefix-list) 28-28
      entry permit 10.0.0.5/32 (5) 28-28
    route-policy L2-TO-L1 (route-map) 30-31
      clause permit 10 30-31"
  `);
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
    banner motd #
    keep out
    #
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
