/** English words of findings about lines that do not say what was meant, and about addresses and names that are not there. */
import { countOf, joined, type ServiceNames, type Some, serviceCount, serviceText, someNames, verb } from './words.ts';

type Value = {
  readonly expected: 'address' | 'mask' | 'prefix' | 'route-distinguisher' | 'route-target' | 'number';
  /** Of a number, as `1-255`. */
  readonly range?: string | undefined;
};

const VALUE: Readonly<Record<Value['expected'], (range: string) => string>> = {
  address: () => 'address',
  mask: () => 'network mask',
  prefix: () => 'address with a prefix length',
  'route-distinguisher': () => 'route distinguisher or route target',
  'route-target': () => 'route target',
  number: (range) => `number from ${range.replace('-', ' to ')}`,
};

const article = (noun: string): string => (/^[aeiou]/.test(noun) ? `an ${noun}` : `a ${noun}`);

/** What a router is left without. */
type Loss = {
  readonly router: string;
  /** Of the router; empty where none hangs on it. */
  readonly services: ServiceNames;
};

const servicesOf = ({ router, services }: Loss): string => `${serviceText(services)} of ${router}`;
const areCutOff = (loss: Loss): string =>
  `${servicesOf(loss)} ${verb(serviceCount(loss.services), 'is', 'are')} cut off`;

type Fault = 'no-interface' | 'no-owner' | 'in-vrf' | 'no-address';

const FAULT: Readonly<Record<Fault, (source: string) => string>> = {
  'no-interface': (source) => `${source}, which is not configured`,
  'no-owner': (source) => `${source}, which is the address of no interface`,
  'in-vrf': (source) => `${source}, which is in a VRF`,
  'no-address': (source) => `${source}, which has no IPv4 address`,
};

const REPAIR: Readonly<Record<Fault, (source: string) => string>> = {
  'no-interface': (source) => `Configure ${source} with its address, or name the loopback that is meant`,
  'no-owner': (source) => `Configure ${source} on the loopback, or name the address that is meant`,
  'in-vrf': () => 'Name a loopback outside of all VRFs',
  'no-address': (source) => `Give ${source} its address, or name the loopback that is meant`,
};

type Duplicate = { readonly routers: Some; readonly addresses: Some };

const DUPLICATE: Readonly<Record<'link' | 'service' | 'other', string>> = {
  link: 'IS-IS does not come up between two ends with one address, and traffic to it reaches the wrong router.',
  service:
    'Services that end there reach the one router or the other, whichever is nearer, and labels and BGP sessions get mixed up.',
  other: 'Traffic goes to whichever is nearer. Where the address is meant to be shared, all is well.',
};

export const lineMessages = {
  'unreadable-line': ({
    word,
    command,
    interface: on,
    loses,
    expected,
    range,
    ...loss
  }: Value &
    Loss & {
      /** Undefined where the line ends too early. */
      readonly word: string | undefined;
      /** As a manual prints it. */
      readonly command: string;
      readonly interface: string | undefined;
      /** A service loopback or the last link of a PE, what services are made of, an address, or nothing of these. */
      readonly loses: 'service-loopback' | 'last-link' | 'service' | 'address' | 'other';
    }): string => {
    const value = article(VALUE[expected](range ?? ''));
    const what = word === undefined ? `The line ends where ${value} is needed` : `${word} is not ${value}`;
    const breaks = {
      'service-loopback': () =>
        `so ${on} lacks its address: ${areCutOff(loss)}, and no path to ${loss.router} is judged`,
      'last-link': () => `so ${on} lacks its address: ${loss.router} has no neighbor, and ${areCutOff(loss)}`,
      service: () =>
        serviceCount(loss.services) > 0
          ? `so ${servicesOf(loss)} ${verb(serviceCount(loss.services), 'lacks', 'lack')} what it says`
          : `so the service it belongs to does not work on ${loss.router}`,
      address: () => `so ${on} lacks the address`,
      other: () => 'and what it says has no effect',
    };
    return `${what}: the router refuses the line, ${breaks[loses]()}. Correct it to the form ${command}.`;
  },
  'unreadable-line.again': (): string => 'the same word once more',

  'service-loopback-missing': ({
    source,
    fault,
    isCutOff,
    ...loss
  }: Loss & {
    /** Name of an interface, or an address. */
    readonly source: string;
    readonly fault: Fault;
    /** No other address is there to source VPN sessions from. */
    readonly isCutOff: boolean;
  }): string => {
    const harm = isCutOff ? `the sessions do not come up, and ${areCutOff(loss)}` : 'these sessions do not come up';
    return `${loss.router} sources BGP sessions from ${FAULT[fault](source)}: ${harm}. ${REPAIR[fault](source)}.`;
  },

  'duplicate-address': ({
    routers,
    addresses,
    where,
  }: Duplicate & { readonly where: 'link' | 'service' | 'other' }): string => {
    const names = someNames(routers);
    const all = countOf(routers) > 2 ? 'all' : 'both';
    const repair =
      where === 'other' ? '' : ` Give each router ${verb(countOf(addresses), 'an address', 'addresses')} of its own.`;
    return `${names} ${all} own ${someNames(addresses)}. ${DUPLICATE[where]}${repair}`;
  },
  'duplicate-address.owner': ({ router, address }: { readonly router: string; readonly address: string }): string =>
    `${router} owns ${address} as well`,

  'undefined-instance.again': (): string => 'named here as well',
  'undefined-instance': ({
    name,
    interfaces,
    instances,
    meant,
    isCutOff,
    ...loss
  }: Loss & {
    /** Empty: the instance without a name. */
    readonly name: string;
    readonly interfaces: Some;
    /** Instances that are there; an empty name is the one without. */
    readonly instances: readonly string[];
    readonly meant: string | undefined;
    readonly isCutOff: boolean;
  }): string => {
    const instance = name === '' ? 'The IS-IS instance without a name' : `IS-IS instance ${name}`;
    const others = instances.map((each) => (each === '' ? 'one without a name' : each));
    const there = others.length === 0 ? 'this file has no IS-IS instance' : `this file has ${joined(others)}`;
    const count = countOf(interfaces);
    const harm = `${someNames(interfaces)} ${verb(count, 'takes', 'take')} no part in IS-IS`;
    const repair = meant === undefined ? 'Define it, or correct the name.' : `Did you mean ${meant}?`;
    return `${instance} is not defined: ${there}. ${harm}${isCutOff ? `, and ${areCutOff(loss)}` : ''}. ${repair}`;
  },
};
