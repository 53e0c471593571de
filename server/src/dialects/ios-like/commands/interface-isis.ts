/** Interface commands of IS-IS that systems with this language share. */
import type { LevelSet } from '../../../model/isis.ts';
import { BOTH_LEVELS, LEVEL_1, LEVEL_2, levelsOf, setLevels } from '../../common/levels.ts';
import { type Command, commandSpan, has, namedValue, numberOf, textOf } from '../../schema/command.ts';
import type { CommandRow } from '../../schema/mode.ts';
import { type CircuitDraft, circuitOf, type InterfaceDraft } from '../draft/interface.ts';

export type CircuitRow = CommandRow<InterfaceDraft>;

/** Wide metrics have 24 bits; the highest value keeps a link out of SPF (RFC 5305 section 3, D10). */
const MAXIMUM_METRIC = 16_777_215;

const CIRCUIT_TYPES: Readonly<Record<string, LevelSet>> = {
  'level-1': LEVEL_1,
  'level-1-2': BOTH_LEVELS,
  'level-2-only': LEVEL_2,
  'level-2': LEVEL_2,
};

/** Undoing needs no circuit; doing makes one. */
export const undo = (target: InterfaceDraft, edit: (circuit: CircuitDraft) => void): void => {
  if (target.circuit) edit(target.circuit);
};

/** The metric a command gives, in the form circuits and instances keep it. */
export function metricOf(command: Command): { value: number | 'maximum'; span: ReturnType<typeof commandSpan> } {
  const metric = numberOf(command, 'metric');
  const maximum = has(command, 'maximum') || metric === MAXIMUM_METRIC;
  return {
    value: maximum ? 'maximum' : (metric ?? 0),
    span: namedValue(command, 'metric')?.span ?? commandSpan(command),
  };
}

export const metricRow = (syntax: string, help: string): CircuitRow => ({
  syntax,
  help,
  set: (target, command) => setLevels(circuitOf(target).metric, levelsOf(command), metricOf(command)),
  unset: (target, command) => undo(target, (circuit) => setLevels(circuit.metric, levelsOf(command), undefined)),
});

/** `types`: the keywords of the dialect, e.g. `level-1|level-1-2|level-2`. */
export const circuitTypeRow = (types: string): CircuitRow => ({
  syntax: `isis circuit-type <type:${types}>`,
  help: 'Levels on which the interface forms adjacencies',
  set: (target, command) => {
    const circuit = circuitOf(target);
    circuit.levels = CIRCUIT_TYPES[textOf(command, 'type') ?? ''] ?? BOTH_LEVELS;
    circuit.levelsSpan = commandSpan(command);
  },
  unset: (target) =>
    undo(target, (circuit) => {
      circuit.levels = BOTH_LEVELS;
      circuit.levelsSpan = undefined;
    }),
});

export const networkRow: CircuitRow = {
  syntax: 'isis network point-to-point',
  help: 'Runs as a point-to-point link, without a designated system',
  set: (target, command) => {
    circuitOf(target).networkSpan = commandSpan(command);
  },
  unset: (target) =>
    undo(target, (circuit) => {
      circuit.networkSpan = undefined;
    }),
};

export const priorityRow: CircuitRow = {
  syntax: 'isis priority <priority:0-127!> [level-1 | level-2]',
  help: 'Priority in the election of the designated system, 64 by default',
  set: (target, command) => setLevels(circuitOf(target).priority, levelsOf(command), numberOf(command, 'priority')),
  unset: (target, command) => undo(target, (circuit) => setLevels(circuit.priority, levelsOf(command), undefined)),
};

export const tagRow: CircuitRow = {
  syntax: 'isis tag <tag:1-4294967295!>',
  help: 'Tag of the prefixes of the interface, for route-maps to match',
  set: (target, command) => {
    circuitOf(target).tag = numberOf(command, 'tag') ?? 0;
  },
  unset: (target) =>
    undo(target, (circuit) => {
      circuit.tag = 0;
    }),
};

export const helloPaddingRow: CircuitRow = {
  syntax: 'isis hello padding [always]',
  help: 'Pads hellos to the MTU, so that neighbors with different MTUs do not become adjacent',
  set: (target) => {
    circuitOf(target).helloPadding = true;
  },
  unset: (target, command) => {
    circuitOf(target).helloPadding = command.negation === 'no' ? false : undefined;
  },
};
