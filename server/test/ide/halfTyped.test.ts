import { expect, test } from 'vitest';
import { isHalfTyped } from '../../src/ide/halfTyped.ts';
import { screenOf } from './open.ts';

const halfTyped = (line: string): boolean => {
  const { snapshot } = screenOf(`
    --- r1.cfg
    hostname R1
    interface GigabitEthernet0/0
    ${line}
    router isis
  `);
  return isHalfTyped(snapshot, 'r1.cfg', 2);
};

test.each([' ip addr', ' ip address 10.0.0', ' ip address 10.0.0.1 255.255', ' isis metric', ' isis met', ' no', ' i'])(
  'half typed: %s',
  (line) => {
    expect(halfTyped(line)).toBe(true);
  },
);

test.each([
  ' ip address 10.0.0.1 255.255.255.252',
  ' isis metric 1',
  ' isis metric 1 lev',
  ' no isis metric',
  ' description of something that',
  ' frobnicate the',
  ' frobnicate',
  ' ! ip addr',
  '',
])('whole, or nothing that is read: %s', (line) => {
  expect(halfTyped(line)).toBe(false);
});
