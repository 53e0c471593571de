/** The statements of Junos for the changes that fixes ask for. */
import { formatIpv4 } from '../../base/ip.ts';
import type { Span } from '../../base/text.ts';
import type { Device, Interface, LineExtent } from '../../model/device.ts';
import { type IsisInstance, LEVELS } from '../../model/isis.ts';
import { freshNames } from '../fresh-names.ts';
import { collectLineEdits } from '../line-edits.ts';
import { type LineRange, linesOf, withOrphans } from '../removal.ts';
import { gatherLeaks } from '../wanted-leaks.ts';
import type { ConfigEditor, ConfigWriter, PolicyJudge } from '../writer.ts';
import { isisPath, writeLeaks } from './writer/leaks.ts';
import { lastIn, type Path, writeStatements } from './writer/statements.ts';

const DISABLE = 'disable';
const isWord = ({ start, end }: Span, word: string): boolean => end - start === word.length;

/** `interfaces ge-0/0/0 unit 0` of `ge-0/0/0.0`. */
function unitPath({ name }: Interface): Path {
  const dot = name.lastIndexOf('.');
  return ['interfaces', name.slice(0, dot), `unit ${name.slice(dot + 1)}`];
}

function edit(device: Device, judge: PolicyJudge): ConfigEditor {
  const lines = collectLineEdits(device.layout);
  const statements = writeStatements(device, lines);
  const leaks = writeLeaks(device, judge, lines, statements, freshNames(device));
  const wanted = gatherLeaks();
  const goes: LineRange[] = [];
  let possible = true;

  function addToUnit(on: Interface, words: string): void {
    const path = unitPath(on);
    statements.add([[...path, words]], lastIn(on.section, path.length), on.section.lastLine);
  }

  function addToIsis(instance: IsisInstance, inner: readonly Path[]): void {
    const path = isisPath(instance);
    const paths = inner.map((each) => [...path, ...each]);
    statements.add(paths, lastIn(instance.section, path.length), instance.section.lastLine);
  }

  const labelled = new Set<string>();

  /** Beside the interfaces LDP runs on, in their block. */
  function addToLdp(names: readonly string[]): void {
    const paths = names.map((name): Path => ['protocols', 'ldp', `interface ${name}`]);
    const beside = device.interfaces
      .flatMap(({ ldp }) => (ldp?.value ? [ldp.span] : []))
      .sort((a, b) => b.line - a.line)[0];
    if (!beside || statements.hasPaths) statements.add(paths, undefined, beside?.line);
    else {
      const { line, start } = beside;
      lines.replace(
        { line, start, end: start },
        names.map((name) => `interface ${name};\n${' '.repeat(start)}`).join(''),
      );
    }
  }

  const linesOfStructure = (
    kind: Parameters<ConfigEditor['removeStructure']>[0],
    name: string,
  ): readonly LineRange[] => {
    const own = linesOf(device, kind, name);
    // On a line with other structures nothing can be taken away by lines.
    const shared = device.structures.definitions.some(
      (each) =>
        (each.kind !== kind || each.name !== name) &&
        own.some(
          ({ first, last }) =>
            each.firstLine <= last && first <= each.lastLine && each.firstLine >= first && each.lastLine <= last,
        ),
    );
    if (shared) possible = false;
    return own;
  };

  /** In `set` lines a structure may be all that a group says, and the lines that apply the group would stay. */
  function takesAppliedGroup(gone: readonly LineRange[]): boolean {
    if (gone.length === 0) return false;
    const goesWhole = ({ firstLine, lastLine }: LineExtent): boolean =>
      gone.some(({ first, last }) => first <= firstLine && lastLine <= last);
    const { definitions, references } = device.structures;
    const groups = definitions.filter(({ kind }) => kind === 'config-group');
    return references.some(({ kind, name, span: { line } }) => {
      if (kind !== 'config-group' || goesWhole({ firstLine: line, lastLine: line })) return false;
      const own = groups.filter((each) => each.name === name);
      return own.length > 0 && own.every(goesWhole);
    });
  }

  return {
    distribute: wanted.add,
    // One chain of policies serves all purposes: which of its terms to narrow is for people to say.
    restrict: () => {
      possible = false;
    },
    removeDistribution: (statement) => {
      const found = leaks.removed(statement);
      if (found) goes.push(...found);
      else possible = false;
    },
    runIsisOn: (on, instance) => {
      if (on.kind !== 'loopback') addToUnit(on, 'family iso');
      addToIsis(instance, [[`interface ${on.name}`]]);
    },
    makePassive: (on, instance) => addToIsis(instance, [[`interface ${on.name}`, 'passive']]),
    bringUp: ({ shutdown, section }) => {
      if (!shutdown) possible = false;
      else if (statements.hasPaths || shutdown.line !== section.firstLine) lines.remove(shutdown.line, shutdown.line);
      else lines.replace({ ...shutdown, end: shutdown.end + 1 }, '');
    },
    setHostMask: (_on, { address, span }) => lines.replace(span, `${formatIpv4(address)}/32`),
    enableLdp: (on) => {
      if (on.ldp && isWord(on.ldp.span, DISABLE)) possible = false;
      addToUnit(on, 'family mpls');
      if (!on.ldp) labelled.add(on.name);
    },
    setPointToPoint: (on) => {
      const instance = device.isis.find(({ circuits }) => circuits.some((circuit) => circuit.interface === on.name));
      if (instance) addToIsis(instance, [[`interface ${on.name}`, 'point-to-point']]);
      else possible = false;
    },
    useWideMetrics: (instance) =>
      addToIsis(
        instance,
        LEVELS.filter((level) => instance.levels[level]).map((level): Path => [`level ${level}`, 'wide-metrics-only']),
      ),
    removeStructure: (kind, name) => {
      goes.push(...linesOfStructure(kind, name));
    },
    renameReference: ({ span }, name) => lines.replace(span, name),
    edits: () => {
      for (const { instance, from, to, prefixes } of wanted.take()) leaks.distribute(instance, from, to, prefixes);
      leaks.finish();
      if (labelled.size > 0) addToLdp([...labelled]);
      labelled.clear();
      const gone = withOrphans(device, goes);
      if (takesAppliedGroup(gone)) possible = false;
      for (const { first, last } of gone) lines.remove(first, last);
      return possible ? lines.edits() : undefined;
    },
  };
}

export const junosWriter: ConfigWriter = { edit };
