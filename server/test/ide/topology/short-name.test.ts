/** What people type for an interface, on every system. */
import { expect, test } from 'vitest';
import { shortName } from '../../../src/ide/topology/short-name.ts';

const means = (typed: string, name: string, router = 'PE1'): boolean | undefined => shortName(typed)?.(router, name);

test.each([
  ['gi0/0/1', 'GigabitEthernet0/0/1'],
  ['gi 0/0/1', 'GigabitEthernet0/0/1'],
  ['gig0/0/1', 'GigabitEthernet0/0/1'],
  ['gigabitethernet 0/0/1', 'GigabitEthernet0/0/1'],
  ['ge0/0/1', 'ge-0/0/1'],
  ['te0/0/0/1', 'TenGigE0/0/0/1'],
  ['tf0/0/0/1', 'TwentyFiveGigE0/0/0/1'],
  ['hu0/0/0/1', 'HundredGigE0/0/0/1'],
  ['fh0/0/0/1', 'FourHundredGigE0/0/0/1'],
  ['be10', 'Bundle-Ether10'],
  ['bundle-e10', 'Bundle-Ether10'],
  ['po1', 'Port-channel1'],
  ['po1', 'Port-Channel1'],
  ['et1', 'Ethernet1'],
  ['eth1/1', 'Ethernet1/1'],
  ['gi0/0/1', 'GigabitEthernet0/0/1.100'],
  ['gi0/', 'GigabitEthernet0/0/1'],
  ['pe1 gi0/0/1', 'GigabitEthernet0/0/1'],
  ['pe1 · gi0/0/1', 'GigabitEthernet0/0/1'],
])('%s means %s', (typed, name) => {
  expect(means(typed, name)).toBe(true);
});

test.each([
  ['gi0/0/1', 'GigabitEthernet0/0/10'],
  ['gi0/0/1', 'GigabitEthernet1/0/0/1'],
  ['gi0/0/1', 'TenGigE0/0/1'],
  ['gi0/0/1', 'FastEthernet0/0/1'],
  ['te1', 'Ethernet1'],
  ['gix0/0/1', 'GigabitEthernet0/0/1'],
  ['gi1', 'GigabitEthernet'],
  ['pe2 gi0/0/1', 'GigabitEthernet0/0/1'],
])('%s does not mean %s', (typed, name) => {
  expect(means(typed, name)).toBe(false);
});

test.each(['', 'p1', 'g0/0', '10.0.1.5', 'gigabit', 'ge-0/0/1', '-e1'])('%s is no short name', (typed) => {
  expect(shortName(typed)).toBeUndefined();
});
