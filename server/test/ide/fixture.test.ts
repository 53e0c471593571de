import { expect, test } from 'vitest';
import { parseFixture } from './fixture.ts';

test('files, cursor and carets', () => {
  const { files, cursor, marks } = parseFixture(`
    --- r1.cfg
    hostname R1
    interface Lo$0opback0
              ^^^^^^^^^^^ the name
     ip address 10.0.0.1 255.255.255.255
                ^^^^^^^^
    --- r2.cfg
    hostname R2
  `);
  expect([...files]).toEqual([
    ['r1.cfg', 'hostname R1\ninterface Loopback0\n ip address 10.0.0.1 255.255.255.255\n'],
    ['r2.cfg', 'hostname R2\n'],
  ]);
  expect(cursor).toEqual({ file: 'r1.cfg', position: { line: 1, character: 12 } });
  expect(marks).toEqual([
    { file: 'r1.cfg', span: { line: 1, start: 10, end: 19 }, label: 'the name' },
    { file: 'r1.cfg', span: { line: 2, start: 12, end: 20 }, label: '' },
  ]);
});
