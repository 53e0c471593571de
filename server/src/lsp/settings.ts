/** The settings `isisLens.*`: read with care, because people write them by hand. */
import { parsePrefix } from '../base/ip.ts';
import type { HintKinds } from '../ide/api.ts';
import type { SeveritySetting } from '../rules/rule.ts';

export const SETTINGS_SECTION = 'isisLens';

/** Settings that hold for the whole window. */
export interface WindowSettings {
  readonly enable: boolean;
  readonly severities: Readonly<Record<string, SeveritySetting>>;
  readonly serviceLoopbacks: readonly string[];
  readonly codeLens: boolean;
  readonly inlayHints: HintKinds;
}

/** Settings that each workspace folder may have for itself; paths are relative to the folder, '' is the folder. */
export interface FolderSettings {
  readonly folders: readonly string[];
  readonly boundaries: readonly string[];
  /** Patterns of files to look at beside those of usual names. */
  readonly include: readonly string[];
}

export interface Checked<T> {
  readonly settings: T;
  /** One sentence per value that was left out, with what to write instead. */
  readonly problems: readonly string[];
}

export const defaultWindowSettings: WindowSettings = {
  enable: true,
  severities: {},
  serviceLoopbacks: [],
  codeLens: true,
  inlayHints: { neighbors: true, leaks: true, hostnames: false, prefixLists: false },
};
export const defaultFolderSettings: FolderSettings = { folders: [], boundaries: [], include: [] };

const SEVERITY_SETTINGS: readonly string[] = ['error', 'warning', 'info', 'hint', 'off'] satisfies SeveritySetting[];
const INTERFACE_NAME = /^[a-z][a-z-]*\s?\d+(?:[/.:]\d+)*$/i;
/** Longer values are pasted by mistake; a message quotes only the beginning. */
const QUOTED = 60;

type Data = Readonly<Record<string, unknown>>;

const isData = (value: unknown): value is Data => typeof value === 'object' && value !== null && !Array.isArray(value);

function quote(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? String(value));
  return `'${text.length > QUOTED ? `${text.slice(0, QUOTED)}…` : text}'`;
}

function isSeverity(value: unknown): value is SeveritySetting {
  return typeof value === 'string' && SEVERITY_SETTINGS.includes(value);
}

/** The entries of a list of texts that `accept` takes; each other one becomes a problem. */
function textList(
  raw: Data,
  name: string,
  fallback: readonly string[],
  expected: string,
  accept: (text: string) => string | undefined,
  problems: string[],
): readonly string[] {
  const value = raw[name] ?? undefined;
  if (value === undefined) return fallback;
  if (!Array.isArray(value)) {
    problems.push(`${SETTINGS_SECTION}.${name} must be a list of ${expected}; ${quote(value)} is ignored.`);
    return fallback;
  }
  const accepted: string[] = [];
  for (const entry of value as readonly unknown[]) {
    const text = typeof entry === 'string' ? accept(entry.trim()) : undefined;
    if (text === undefined) {
      problems.push(`${SETTINGS_SECTION}.${name}: ${quote(entry)} is ignored; write ${expected}.`);
    } else accepted.push(text);
  }
  return accepted;
}

function yesOrNo(value: unknown, name: string, fallback: boolean, problems: string[]): boolean {
  if (typeof value === 'boolean') return value;
  if (value !== undefined && value !== null) {
    problems.push(`${SETTINGS_SECTION}.${name} must be true or false; ${quote(value)} is ignored.`);
  }
  return fallback;
}

function hintKinds(data: Data, problems: string[]): HintKinds {
  const kind = (name: keyof HintKinds): boolean =>
    yesOrNo(data[name], `inlayHints.${name}`, defaultWindowSettings.inlayHints[name], problems);
  return {
    neighbors: kind('neighbors'),
    leaks: kind('leaks'),
    hostnames: kind('hostnames'),
    prefixLists: kind('prefixLists'),
  };
}

/** `knownCodes`: the codes of all rules. */
export function checkWindowSettings(raw: unknown, knownCodes: ReadonlySet<string>): Checked<WindowSettings> {
  const data = isData(raw) ? raw : {};
  const problems: string[] = [];
  const enable = yesOrNo(data['enable'], 'enable', defaultWindowSettings.enable, problems);
  const codeLensData = isData(data['codeLens']) ? data['codeLens'] : {};
  const codeLens = yesOrNo(codeLensData['enable'], 'codeLens.enable', defaultWindowSettings.codeLens, problems);
  const inlayHints = hintKinds(isData(data['inlayHints']) ? data['inlayHints'] : {}, problems);

  const severities: Record<string, SeveritySetting> = {};
  const chosen = data['severities'] ?? {};
  if (!isData(chosen)) {
    problems.push(`${SETTINGS_SECTION}.severities must map rule codes to severities; ${quote(chosen)} is ignored.`);
  } else {
    for (const [code, severity] of Object.entries(chosen)) {
      if (!knownCodes.has(code)) {
        problems.push(`${SETTINGS_SECTION}.severities: there is no rule ${quote(code)}; the entry is ignored.`);
      } else if (isSeverity(severity)) severities[code] = severity;
      else {
        const words = SEVERITY_SETTINGS.join(', ');
        problems.push(
          `${SETTINGS_SECTION}.severities: ${quote(severity)} for ${code} is ignored; write one of ${words}.`,
        );
      }
    }
  }

  const serviceLoopbacks = textList(
    data,
    'serviceLoopbacks',
    defaultWindowSettings.serviceLoopbacks,
    'interface names such as Loopback0 or prefixes such as 10.255.0.0/16',
    (text) => (parsePrefix(text) || INTERFACE_NAME.test(text) ? text : undefined),
    problems,
  );
  return { settings: { enable, severities, serviceLoopbacks, codeLens, inlayHints }, problems };
}

/** A path that stays inside its workspace folder; '' for the folder itself. */
function innerFolder(text: string): string | undefined {
  const parts = text.replaceAll('\\', '/').split('/');
  if (parts.length > 1 && parts[0] === '') return undefined;
  if (/^[a-z]:$/i.test(parts[0] ?? '') || text === '') return undefined;
  const kept = parts.filter((part) => part !== '' && part !== '.');
  return kept.includes('..') ? undefined : kept.join('/');
}

export function checkFolderSettings(raw: unknown): Checked<FolderSettings> {
  const data = isData(raw) ? raw : {};
  const problems: string[] = [];
  const folderPath = 'folders inside the workspace folder, such as routers/core';
  const folders = textList(data, 'folders', defaultFolderSettings.folders, folderPath, innerFolder, problems);
  const boundaries = textList(data, 'boundaries', defaultFolderSettings.boundaries, folderPath, innerFolder, problems);
  const files = isData(data['files']) ? { 'files.include': data['files']['include'] } : data;
  const include = textList(
    files,
    'files.include',
    defaultFolderSettings.include,
    'file patterns such as **/*.cfg',
    (text) => (text === '' ? undefined : text),
    problems,
  );
  return { settings: { folders, boundaries, include }, problems };
}
