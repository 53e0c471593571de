import { describe, expect, test } from 'vitest';
import { githubReport } from '../../src/cli/format/github.ts';
import { junitReport } from '../../src/cli/format/junit.ts';
import { prettyReport } from '../../src/cli/format/pretty.ts';
import type { CheckReport } from '../../src/cli/format/report.ts';
import { plain } from '../../src/cli/terminal.ts';
import type { Finding } from '../../src/rules/rule.ts';

const range = { start: { line: 11, character: 12 }, end: { line: 11, character: 22 } };

const finding: Finding = {
  code: 'unleaked-loopback',
  severity: 'error',
  message: 'PE1 is not learned in area 49.0002. VRF RED breaks towards PE4.',
  file: 'pe1.cfg',
  range,
  router: 'PE1',
  prefix: '10.255.0.1/32',
  affected: ['PE4'],
  related: [{ file: 'abr3.cfg', range, message: 'does not leak it' }],
  unnecessary: false,
  key: 'unleaked-loopback 10.255.0.1/32 490002',
};

const report = (changes: Partial<Finding> = {}, line = ' ip address 10.255.0.1 255.255.255.255'): CheckReport => ({
  version: '1.2.3',
  routers: 14,
  findings: [{ ...finding, ...changes }],
  fixes: () => [
    {
      title: 'Leak it on ABR3',
      preferred: true,
      edits: [{ file: 'abr3.cfg', range, newText: ' redistribute isis ip\n' }],
    },
  ],
  fixesWithheld: () => 0,
  line: () => line,
});

describe('pretty', () => {
  test('prints place, line, caret, reason and mend', () => {
    expect(prettyReport(report(), plain)).toMatchInlineSnapshot(`
      "error[unleaked-loopback]: PE1 is not learned in area 49.0002.
        --> pe1.cfg:12:13
         |
      12 |  ip address 10.255.0.1 255.255.255.255
         |             ^^^^^^^^^^
         = note: VRF RED breaks towards PE4.
         = see: abr3.cfg:12:13 does not leak it
         = fix: Leak it on ABR3
             abr3.cfg
             +  redistribute isis ip

      14 routers checked: 1 error, 0 warnings, 0 notes.
      "
    `);
  });

  test('a fix of several findings is written out once', () => {
    const twice = { ...report(), findings: [finding, { ...finding, file: 'abr3.cfg' }] };
    const text = prettyReport(twice, plain);
    expect(text.match(/\+ {2}redistribute/g)).toHaveLength(1);
    expect(text).toContain('fix: Leak it on ABR3 (as above)');
  });

  test('config text cannot steer the terminal', () => {
    const text = prettyReport(report({ message: 'host \u001b[2J\u202e evil' }, ' ip \u001b]0;owned\u0007'), plain);
    for (const character of '\u001b\u0007\u202e') expect(text).not.toContain(character);
  });

  test('a line of 100,000 characters is shown from around the finding', () => {
    const text = prettyReport(report({}, 'x'.repeat(100_000)), plain);
    expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThan(200);
  });
});

describe('github', () => {
  test('escapes what would end the annotation', () => {
    expect(githubReport(report({ message: 'a,b:c\nd%', file: 'a,b.cfg' }))).toBe(
      '::error file=a%2Cb.cfg,line=12,col=13,endColumn=23,title=unleaked-loopback::a,b:c%0Ad%25\n',
    );
  });
});

describe('junit', () => {
  test('is well-formed whatever a host name holds', () => {
    const text = junitReport(report({ message: '<&"\u0001]]>', severity: 'warning' }));
    expect(text).toContain('message="&#60;&#38;&#34;\ufffd]]&#62;"');
    expect(text).toContain('tests="1" failures="1"');
  });

  test('informations are no failures', () => {
    expect(junitReport(report({ severity: 'info' }))).toContain('tests="1" failures="0"');
  });
});
