/** What a policy says, before names and parameters are looked up (Cisco IOS XR routing policy language). */
import type { Span } from '../../../base/text.ts';
import type { Token } from './tokens.ts';

/** A set by name or parameter, or the tokens between brackets. */
export type SetExpression =
  | { readonly kind: 'named'; readonly name: Token }
  | { readonly kind: 'inline'; readonly tokens: readonly Token[] };

export type Comparison = 'eq' | 'ge' | 'le';

export type Expression =
  | { readonly kind: 'and' | 'or'; readonly of: readonly Expression[]; readonly span: Span }
  | { readonly kind: 'not'; readonly of: Expression; readonly span: Span }
  | { readonly kind: 'destination' | 'next-hop'; readonly set: SetExpression; readonly span: Span }
  | {
      readonly kind: 'number';
      readonly attribute: 'metric' | 'tag';
      readonly comparison: Comparison;
      readonly value: Token;
      readonly span: Span;
    }
  | { readonly kind: 'tags'; readonly set: SetExpression; readonly span: Span }
  | { readonly kind: 'route-type'; readonly value: Token; readonly span: Span }
  | { readonly kind: 'protocol'; readonly names: readonly Token[]; readonly span: Span }
  | { readonly kind: 'policy'; readonly call: PolicyCall; readonly span: Span }
  /** A test that only the router can answer. */
  | { readonly kind: 'other'; readonly span: Span };

export interface PolicyCall {
  readonly name: Token;
  readonly given: readonly Token[];
}

export interface Branch {
  /** As written, `if destination in PE-LOOPBACKS`. */
  readonly head: string;
  readonly condition: Expression;
  readonly body: readonly PolicyStatement[];
}

export type PolicyStatement =
  | { readonly kind: 'pass' | 'drop' | 'done'; readonly span: Span }
  | {
      readonly kind: 'set';
      /** `other` counts as a change and has no effect on what is modelled. */
      readonly attribute: 'metric' | 'tag' | 'level' | 'other';
      readonly value: Token | undefined;
      readonly text: string;
      readonly span: Span;
    }
  | { readonly kind: 'apply'; readonly call: PolicyCall; readonly span: Span }
  | {
      readonly kind: 'if';
      readonly branches: readonly Branch[];
      readonly otherwise: readonly PolicyStatement[];
    };

export interface ParsedPolicy {
  readonly body: readonly PolicyStatement[];
  /** Sets and policies by name, for finding their definitions. */
  readonly names: readonly {
    readonly kind: 'prefix-list' | 'route-policy';
    readonly name: Token;
    readonly context: string;
  }[];
  /** All other words: one that is the name of a set is a use of it, whatever for. */
  readonly mentions: readonly Token[];
}
