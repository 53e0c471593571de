import { describe, expect, test } from 'vitest';
import { githubReport } from '../../src/cli/format/github.ts';
import { jsonReport } from '../../src/cli/format/json.ts';
import { junitReport } from '../../src/cli/format/junit.ts';
import { prettyReport } from '../../src/cli/format/pretty.ts';
import type { CheckReport } from '../../src/cli/format/report.ts';
import { sarifReport } from '../../src/cli/format/sarif.ts';
import { coloured, plain } from '../../src/cli/terminal.ts';
import type { Coverage } from '../../src/ide/api.ts';
import { say } from '../../src/messages/catalogue.ts';
import type { Finding } from '../../src/rules/rule.ts';

const range = { start: { line: 11, character: 12 }, end: { line: 11, character: 22 } };

/** A message that is data and nothing else. */
const quoting = (entry: string) => say('policy.entry', { filter: undefined, entry });

const finding: Finding = {
  code: 'unleaked-loopback',
  severity: 'error',
  message: quoting('PE1 is not learned in area 49.0002. VRF RED breaks towards PE4.'),
  file: 'pe1.cfg',
  range,
  router: 'PE1',
  prefix: '10.255.0.1/32',
  affected: ['PE4'],
  pairs: [['PE4', 'PE1']],
  morePairs: 0,
  related: [{ file: 'abr3.cfg', range, message: quoting('does not leak it') }],
  unnecessary: false,
  key: 'unleaked-loopback 10.255.0.1/32 490002',
};

const coverage: Coverage = {
  files: { seen: 15, read: 14, left: [] },
  routers: { read: 14, withoutIsis: 0, missing: 0 },
  pairs: { judged: 12, unjudged: 0, silenced: 0, because: [] },
};

/** A file of another system, three pairs nobody can judge, a far end nobody gave us. */
const partly: Coverage = {
  files: {
    seen: 16,
    read: 14,
    left: [
      { file: 'x,1.cfg', because: 'not recognised', nearest: 'ios', evidence: 'router isis' },
      { file: 'old.rtr', because: 'name not included' },
    ],
  },
  routers: { read: 14, withoutIsis: 1, missing: 1 },
  pairs: { judged: 9, unjudged: 3, silenced: 0, because: [{ reason: 'incomplete-network', pairs: 3 }] },
};

const withoutIsis: Coverage = { ...coverage, routers: { read: 2, withoutIsis: 2, missing: 0 } };

const report = (changes: Partial<Finding> = {}, line = ' ip address 10.255.0.1 255.255.255.255'): CheckReport => ({
  version: '1.2.3',
  coverage,
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

      14 routers and 12 pairs judged: 1 error, 0 warnings, 0 notes.
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
    const text = prettyReport(
      report({ message: quoting('host \u001b[2J\u202e evil') }, ' ip \u001b]0;owned\u0007'),
      plain,
    );
    for (const character of '\u001b\u0007\u202e') expect(text).not.toContain(character);
  });

  test('a line of 100,000 characters is shown from around the finding', () => {
    const text = prettyReport(report({}, 'x'.repeat(100_000)), plain);
    expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThan(200);
  });
});

describe('github', () => {
  test('escapes what would end the annotation', () => {
    expect(githubReport(report({ message: quoting('a,b:c\nd%'), file: 'a,b.cfg' }))).toBe(
      '::error file=a%2Cb.cfg,line=12,col=13,endColumn=23,title=unleaked-loopback::a,b:c%0Ad%25\n' +
        '::notice title=IS-IS Lens::14 routers and 12 pairs judged\n',
    );
  });
});

describe('junit', () => {
  test('is well-formed whatever a host name holds', () => {
    const text = junitReport(report({ message: quoting('<&"\u0001]]>'), severity: 'warning' }));
    expect(text).toContain('message="&#60;&#38;&#34;\ufffd]]&#62;"');
    expect(text).toContain('tests="1" failures="1"');
  });

  test('informations are no failures', () => {
    expect(junitReport(report({ severity: 'info' }))).toContain('tests="1" failures="0"');
  });
});

describe('what was not judged', () => {
  const clean = (of: Coverage): CheckReport => ({ ...report(), findings: [], coverage: of });

  test('stands in pretty output, which is green only where all was judged', () => {
    expect(prettyReport(clean(coverage), coloured)).toBe(
      `${coloured('green', '14 routers and 12 pairs judged, nothing found.')}\n`,
    );
    expect(prettyReport(clean(partly), plain)).toMatchInlineSnapshot(`
      "Left out:
        x,1.cfg: not recognised (closest to ios; router isis)
        old.rtr: name not included

      13 routers and 9 pairs judged, nothing found.
      "
    `);
    expect(prettyReport(clean(partly), coloured)).not.toContain('\u001b[32m');
    expect(prettyReport(clean(withoutIsis), coloured)).toBe(
      '2 routers read, none of which runs IS-IS: nothing is judged.\n',
    );
  });

  test('stands in JSON, whole', () => {
    expect(JSON.parse(jsonReport(clean(partly)))).toMatchObject({ summary: { routers: 14 }, coverage: partly });
  });

  test('is a notification of the tool in SARIF', () => {
    const [run] = JSON.parse(sarifReport(clean(partly))).runs;
    expect(run.invocations).toEqual([
      {
        executionSuccessful: true,
        toolExecutionNotifications: [
          {
            level: 'warning',
            message: { text: 'x,1.cfg: not recognised (closest to ios; router isis)' },
            locations: [{ physicalLocation: { artifactLocation: { uri: 'x%2C1.cfg' } } }],
          },
          {
            level: 'note',
            message: { text: 'old.rtr: name not included' },
            locations: [{ physicalLocation: { artifactLocation: { uri: 'old.rtr' } } }],
          },
          {
            level: 'note',
            message: {
              text: 'not judged: 3 pairs (incomplete-network 3), 1 far end in no file, 1 router without IS-IS',
            },
          },
        ],
      },
    ]);
    expect(JSON.parse(sarifReport(clean(coverage))).runs[0].invocations[0].toolExecutionNotifications).toEqual([]);
  });

  test('stands in the output of the JUnit suite, and nothing passes where nothing was judged', () => {
    expect(junitReport(clean(partly))).toContain('<system-out>13 routers and 9 pairs judged&#10;not judged: 3 pairs');
    expect(junitReport(clean(coverage))).toContain('name="no findings"');
    expect(junitReport(clean(withoutIsis))).not.toContain('<testcase');
  });

  test('is a notice on GitHub', () => {
    expect(githubReport(clean(partly))).toContain(
      '::notice title=IS-IS Lens::13 routers and 9 pairs judged; not judged',
    );
    expect(githubReport(clean(partly)).match(/\n/g)).toHaveLength(1);
  });
});
