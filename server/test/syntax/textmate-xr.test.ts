import { expect, it } from 'vitest';
import { coloursOf } from './colours.ts';

const colours = await coloursOf('cisco-ios-xr');

it('colours policies as a language, up to their end', () => {
  const text = `route-policy LEAK($set)
  # PE loopbacks
  if destination in $set and tag eq 5 then
    set metric 10
  endif
end-policy
router isis CORE`;
  expect(colours(text)).toEqual([
    ['route-policy=keyword.other', 'LEAK=entity.name.function', '$set=variable.parameter'],
    ['# PE loopbacks=comment.line.number-sign'],
    [
      'if=keyword.control',
      'destination=keyword.other',
      'in=keyword.operator.logical',
      '$set=variable.parameter',
      'and=keyword.operator.logical',
      'tag=keyword.other',
      'eq=keyword.operator.logical',
      '5=constant.numeric',
      'then=keyword.control',
    ],
    ['set=keyword.other', 'metric=keyword.other', '10=constant.numeric'],
    ['endif=keyword.control'],
    ['end-policy=keyword.other'],
    ['router=keyword.other', 'isis=entity.name.section'],
  ]);
});

it('colours sets, and what stands in commas and brackets', () => {
  expect(colours('prefix-set PE\n  10.0.0.1/32,\n  10.0.0.0/8 le 32\nend-set\n!! IOS XR\ngroup G')).toEqual([
    ['prefix-set=keyword.other', 'PE=entity.name.section'],
    ['10.0.0.1/32=constant.numeric.ipv4'],
    ['10.0.0.0/8=constant.numeric.ipv4', 'le=keyword.operator.logical', '32=constant.numeric'],
    ['end-set=keyword.other'],
    ['!! IOS XR=comment.line.exclamation'],
    ['group=keyword.other', 'G=entity.name.section'],
  ]);
});
