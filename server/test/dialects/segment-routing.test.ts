import { expect, test } from 'vitest';
import { prefixText } from '../../src/base/ip.ts';
import { deviceOf } from './parse.ts';
import { instanceOf } from './read.ts';

const segments = (lines: string) => {
  const { segmentRouting } = instanceOf(deviceOf(`router isis\n segment-routing mpls\nsegment-routing mpls\n${lines}`));
  const sids = segmentRouting?.prefixSids.map(({ prefix, sid, algorithm }) => [prefixText(prefix), sid, algorithm]);
  const { base, size } = segmentRouting?.globalBlock ?? {};
  return { block: [base, size], sids };
};

const MAP = ` global-block 17000 17999
 connected-prefix-sid-map
  address-family ipv4
   10.255.0.1/32 index 1 range 1
   10.255.0.2/32 absolute 17002 range 1
  exit-address-family
  address-family ipv4 strict-spf
   10.255.0.1/32 index 101 range 1
  exit-address-family
`;

test('label block and segments of prefixes go to the instance that runs segment routing', () => {
  expect(segments(MAP)).toEqual({
    block: [17000, 1000],
    sids: [
      ['10.255.0.1/32', { index: 1 }, 0],
      ['10.255.0.2/32', { label: 17002 }, 0],
      ['10.255.0.1/32', { index: 101 }, 1],
    ],
  });
});

test('defaults and no forms', () => {
  expect(segments('')).toEqual({ block: [16000, 8000], sids: [] });
  expect(segments(`${MAP} no global-block\n no connected-prefix-sid-map\n`)).toEqual({
    block: [16000, 8000],
    sids: [],
  });
  expect(segments(`${MAP}no segment-routing mpls\n`)).toEqual({ block: [16000, 8000], sids: [] });
  expect(segments(' global-block 17000 16000\n').block).toEqual([16000, 8000]);
  expect(instanceOf(deviceOf('router isis\n is-type level-1\nsegment-routing mpls\n')).segmentRouting).toBeUndefined();
});
