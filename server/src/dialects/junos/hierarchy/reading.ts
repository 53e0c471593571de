/** A statement as a row sees it: the nodes of its words, and the values among them. */
import { type Ipv4Prefix, type Ipv6Prefix, parseIpv4, parsePrefix } from '../../../base/ip.ts';
import type { Sourced, Span } from '../../../base/text.ts';
import type { Section } from '../../../model/device.ts';
import type { StructureKind } from '../../../model/structures.ts';
import type { ValueType } from '../../schema/value-type.ts';
import { type ConfigNode, spanOfWord } from '../config/node.ts';

export interface ReadWord {
  readonly node: ConfigNode;
  readonly name: string | undefined;
  readonly type: ValueType | undefined;
}

/** Names a row makes known itself, where they are more than one word. */
export interface NameSink {
  readonly define: (kind: StructureKind, name: string, node: ConfigNode) => void;
}

/** A copy that does not hold on to the text of the file: Devices outlive it by far. */
const detached = (text: string): string => (text.length < 13 ? text : ` ${text}`.slice(1));

const STEP = '    ';

export class Reading {
  readonly words: readonly ReadWord[];
  readonly #sink: NameSink;

  constructor(words: readonly ReadWord[], sink: NameSink) {
    this.words = words;
    this.#sink = sink;
  }

  /** The node the statement ends at. */
  get node(): ConfigNode {
    return (this.words.at(-1) as ReadWord).node;
  }

  get span(): Span {
    return spanOfWord(this.node.word);
  }

  /** From the first to the last of its words, as far as they stand in one statement on one line. */
  get wholeSpan(): Span {
    const last = this.node.word;
    let first = last;
    for (let count = 1; count < this.words.length && first.before?.line === last.line; count++) first = first.before;
    return { line: last.line, start: first.start, end: last.end };
  }

  has(keyword: string): boolean {
    return this.words.some(({ node, type }) => type === undefined && node.text === keyword);
  }

  nodeOf(name: string): ConfigNode | undefined {
    return this.words.find((word) => word.name === name)?.node;
  }

  /** The value in its canonical form; empty where the row has none of the name. */
  text(name: string): string {
    const word = this.words.find((each) => each.name === name);
    return word?.type ? detached(word.type.canonical([{ text: word.node.text, start: 0, end: 0 }], 0, 1)) : '';
  }

  number(name: string): number {
    return Number(this.text(name));
  }

  sourced(name: string): Sourced<string> {
    const node = this.nodeOf(name) ?? this.node;
    return { value: this.text(name), span: spanOfWord(node.word) };
  }

  sourcedNumber(name: string): Sourced<number> {
    return { value: this.number(name), span: this.sourced(name).span };
  }

  /** A value of a type that accepts addresses only. */
  address(name: string): number {
    return parseIpv4(this.text(name).split('/')[0] ?? '') ?? 0;
  }

  prefix(name: string): Ipv4Prefix | Ipv6Prefix | undefined {
    return parsePrefix(this.text(name));
  }

  /** Where the statement and what belongs to it is written. */
  section(): Section {
    return sectionOf(this.node, this.wholeSpan);
  }

  define(kind: StructureKind, name: string, node: ConfigNode): void {
    this.#sink.define(kind, name, node);
  }
}

export function sectionOf({ block, extents, word }: ConfigNode, span: Span = spanOfWord(word)): Section {
  const first = block?.firstLine ?? extents[0]?.firstLine ?? word.line;
  const last = block?.lastLine ?? extents.at(-1)?.lastLine ?? word.line;
  return { span, firstLine: first, lastLine: last, bodyIndent: block?.bodyIndent ?? STEP };
}
