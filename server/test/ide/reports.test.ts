import { expect, test } from 'vitest';
import { ipv4Prefix, parseIpv4 } from '../../src/base/ip.ts';
import { findingsAsked, findingsReport, learnersReport } from '../../src/ide/reports.ts';
import { vpnAcrossAreas } from './networks.ts';
import { openFiles } from './open.ts';

const snapshot = openFiles(
  vpnAcrossAreas({ 'r4.cfg': [[' redistribute isis ip level-2 into level-1 route-map L2-TO-L1\n', '']] }),
);

test('who learns a prefix, by name', () => {
  const report = learnersReport(snapshot, ipv4Prefix(parseIpv4('10.0.0.1') ?? 0, 32));
  expect(report).toMatchObject({ version: 1, prefix: '10.0.0.1/32', originators: ['R1'] });
  expect(report.routers.map(({ name, state }) => `${name} ${state}`)).toEqual([
    'R1 learned',
    'R2 learned',
    'R3 learned',
    'R4 learned',
    'R5 default-only',
  ]);
  expect(report.routers[4]).toEqual({ name: 'R5', state: 'default-only', via: ['R4'] });
});

test('findings by file, by router and by code', () => {
  const codes = (asked: Parameters<typeof findingsAsked>[1]): string[] =>
    findingsAsked(snapshot, asked).map(({ code, file }) => `${file} ${code}`);
  const all = codes({});
  expect(all).toContain('r1.cfg unleaked-loopback');
  expect(codes({ file: 'r1.cfg' })).toEqual(all.filter((each) => each.startsWith('r1.cfg')));
  expect(codes({ code: 'unleaked-loopback' })).toEqual(all.filter((each) => each.endsWith(' unleaked-loopback')));
  expect(codes({ router: 'r5' })).toContain('r1.cfg unleaked-loopback');
  expect(codes({ router: 'R3' })).toEqual([]);
});

test('the worst findings come first', () => {
  const severities = findingsAsked(snapshot, {}).map(({ severity }) => severity);
  expect(severities[0]).toBe('error');
  expect(severities).toEqual(
    ['error', 'warning', 'info', 'hint'].flatMap((each) => severities.filter((s) => s === each)),
  );
});

test('a limit shortens the list, not the summary', () => {
  const findings = snapshot.findings();
  expect(findings.length).toBeGreaterThan(1);
  const report = findingsReport(5, findings, snapshot.fixes, 1);
  expect(report.findings).toHaveLength(1);
  expect(report.summary).toEqual(findingsReport(5, findings, snapshot.fixes).summary);
  expect(report.findings[0]?.fixes.length).toBeGreaterThan(0);
});
