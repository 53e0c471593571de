import { describe, expect, it } from 'vitest';
import {
  checkFolderSettings,
  checkWindowSettings,
  defaultFolderSettings,
  defaultWindowSettings,
} from '../../src/lsp/settings.ts';

const CODES = new Set(['ldp-gap', 'dead-leak']);

describe('checkWindowSettings', () => {
  it.each([undefined, null, {}, [], 'text', { severities: null, enable: null }])('takes %j as the defaults', (raw) => {
    expect(checkWindowSettings(raw, CODES)).toEqual({ settings: defaultWindowSettings, problems: [] });
  });

  it('takes what is well formed', () => {
    const raw = {
      enable: false,
      severities: { 'ldp-gap': 'off' },
      serviceLoopbacks: ['Loopback0', ' 10.255.0.0/16 ', '2001:db8::/48'],
      codeLens: { enable: false },
      inlayHints: { hostnames: true, leaks: false },
    };
    expect(checkWindowSettings(raw, CODES)).toEqual({
      settings: {
        enable: false,
        severities: { 'ldp-gap': 'off' },
        serviceLoopbacks: ['Loopback0', '10.255.0.0/16', '2001:db8::/48'],
        codeLens: false,
        inlayHints: { neighbors: true, leaks: false, hostnames: true, prefixLists: false },
      },
      problems: [],
    });
  });

  it('says what is wrong, keeps the rest', () => {
    const raw = {
      enable: 'yes',
      severities: { 'ldp-gap': 'loud', 'no-such-rule': 'error', 'dead-leak': 'hint' },
      serviceLoopbacks: ['10.0.0.0/40', 7, 'Loopback1'],
      inlayHints: { leaks: 'some' },
    };
    const { settings, problems } = checkWindowSettings(raw, CODES);
    expect(settings).toEqual({
      ...defaultWindowSettings,
      severities: { 'dead-leak': 'hint' },
      serviceLoopbacks: ['Loopback1'],
    });
    expect(problems).toEqual([
      "isisLens.enable must be true or false; 'yes' is ignored.",
      "isisLens.inlayHints.leaks must be true or false; 'some' is ignored.",
      "isisLens.severities: 'loud' for ldp-gap is ignored; write one of error, warning, info, hint, off.",
      "isisLens.severities: there is no rule 'no-such-rule'; the entry is ignored.",
      "isisLens.serviceLoopbacks: '10.0.0.0/40' is ignored; write interface names such as Loopback0 or prefixes such as 10.255.0.0/16.",
      "isisLens.serviceLoopbacks: '7' is ignored; write interface names such as Loopback0 or prefixes such as 10.255.0.0/16.",
    ]);
  });

  it('does not repeat a long value', () => {
    const { problems } = checkWindowSettings({ enable: 'x'.repeat(10_000) }, CODES);
    expect(problems[0]?.length).toBeLessThan(200);
  });
});

describe('checkFolderSettings', () => {
  it('keeps folders inside the workspace folder', () => {
    const folders = ['core', './edge/', 'a\\b', '.', '..', 'a/../../b', '/etc', 'C:/x', ''];
    const { settings, problems } = checkFolderSettings({ folders });
    expect(settings.folders).toEqual(['core', 'edge', 'a/b', '']);
    expect(problems).toHaveLength(5);
  });

  it('reads the patterns of files, nested or not', () => {
    expect(checkFolderSettings({ files: { include: ['**/*'] } }).settings.include).toEqual(['**/*']);
    expect(checkFolderSettings({ 'files.include': ['**/*.x'] }).settings.include).toEqual(['**/*.x']);
    expect(checkFolderSettings({ files: 3 }).settings).toEqual(defaultFolderSettings);
  });
});
