/** Hover: a short document about what the cursor is on, verdict first. */
import type { Position, Span } from '../base/text.ts';
import { dialects } from '../dialects/registry.ts';
import type { WorkspaceSnapshot } from '../workspace/snapshot.ts';
import { addressHover } from './hover/address.ts';
import { commandHover } from './hover/command.ts';
import { interfaceHover } from './hover/interface.ts';
import { leakHover } from './hover/leak.ts';
import { netHover } from './hover/net.ts';
import { routerHover } from './hover/router.ts';
import { structureHover } from './hover/structure.ts';
import { routeTargetHover } from './hover/vrf.ts';
import type { MarkdownDocument } from './markdown.ts';
import { type LocatedSubject, subjectAt } from './subject.ts';

export interface Hover {
  /** The words it is about. */
  readonly span: Span;
  /** Rendered by `renderMarkdown` or `renderPlain`. */
  readonly document: MarkdownDocument;
}

export function hover(snapshot: WorkspaceSnapshot, file: string, at: Position): Hover | undefined {
  const located = subjectAt(snapshot, file, at);
  const document = located ? documentFor(located, at) : [];
  return located && document.length > 0 ? { span: located.subject.span, document } : undefined;
}

function documentFor({ subject, cursor, analysed }: LocatedSubject, at: Position): MarkdownDocument {
  const dialect = dialects.find(({ id }) => id === cursor.device.dialect);
  const command = (): MarkdownDocument => (dialect ? commandHover(dialect, cursor.tree, at) : []);
  switch (subject.kind) {
    case 'address':
      return addressHover(analysed, cursor.device, subject.mention, subject.neighbor);
    case 'interface':
      return interfaceHover(analysed, cursor.device, subject.interface);
    case 'net':
      return netHover(analysed, cursor.device, subject.instance, subject.net);
    case 'hostname':
      return routerHover(analysed, subject.router);
    case 'structure':
      return structureHover(analysed, cursor.device, subject.structure, subject.name);
    case 'route-target':
      return routeTargetHover(analysed, subject.target);
    case 'leak':
      return [...leakHover(analysed, cursor.device, subject.instance, subject.distribution), ...command()];
    case 'command':
      return command();
  }
}
