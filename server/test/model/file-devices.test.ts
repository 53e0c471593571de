/** Several routers in one file: which device a line belongs to, and which router a device is. */
import { expect, test } from 'vitest';
import { buildNetwork } from '../../src/model/build-network.ts';
import type { Device, LineExtent } from '../../src/model/device.ts';
import { deviceAt, groupByFile } from '../../src/model/file-devices.ts';
import { routerOf, routersOfFile } from '../../src/model/routers.ts';
import { loopback, router } from '../isis/devices.ts';

function part(name: string | undefined, ownLines: readonly LineExtent[] | undefined): Device {
  const main = router('R1', { net: '49.0001/1', ports: [loopback('10.0.0.1/32')] });
  return {
    ...main,
    logicalRouter: name,
    name: name === undefined ? main.name : `${main.name}:${name}`,
    layout: { ...main.layout, ownLines },
  };
}

const main = part(undefined, undefined);
const first = part('A', [
  { firstLine: 2, lastLine: 4 },
  { firstLine: 9, lastLine: 9 },
]);
const second = part('B', [{ firstLine: 5, lastLine: 7 }]);

test('a line belongs to the logical router that has it, else to the main one', () => {
  const nameAt = (line: number) => deviceAt([main, first, second], line).logicalRouter;
  expect([0, 2, 4, 5, 7, 8, 9, 10].map(nameAt)).toEqual([undefined, 'A', 'A', 'B', 'B', undefined, 'A', undefined]);
});

test('the main device of a file comes first, in whatever order they are given', () => {
  expect(groupByFile([second, main, first]).get('R1.cfg')).toEqual([main, second, first]);
});

test('each device is a router of its own', () => {
  const other = router('R2', { net: '49.0001/2', ports: [loopback('10.0.0.2/32')] });
  const network = buildNetwork('', [second, first, main]);
  expect(network.routers.map(({ name }) => name)).toEqual(['R1', 'R1:A', 'R1:B']);
  expect(routersOfFile(network, 'R1.cfg').map(({ name }) => name)).toEqual(['R1', 'R1:A', 'R1:B']);
  expect(routerOf(network, second)?.name).toBe('R1:B');
  expect(routerOf(network, other)).toBeUndefined();
});
