import { describe, expect, it } from 'vitest';
import { coloursOf } from './colours.ts';

const colours = await coloursOf('arista-eos');
const TEXT = 'string.unquoted.heredoc';

describe('EOS', () => {
  it('colours sections, names, values and comments', () => {
    expect(
      colours(
        'interface Ethernet1\n   no switchport\n   ip address 10.0.0.0/31\n   ! c\nip prefix-list P\n   seq 10 permit 10.0.0.0/8',
      ),
    ).toEqual([
      ['interface=keyword.other', 'Ethernet1=entity.name.section'],
      ['no=keyword.operator.negation', 'switchport=keyword.other'],
      ['ip=keyword.other', '10.0.0.0/31=constant.numeric.ipv4'],
      ['   ! c=comment.line.exclamation'],
      ['ip prefix-list=keyword.other', 'P=entity.name.section'],
      ['seq=keyword.other', '10=constant.numeric', 'permit=constant.language', '10.0.0.0/8=constant.numeric.ipv4'],
    ]);
  });

  it('lets texts end with EOF, and does not begin one where all is on the line', () => {
    const lines = colours('banner motd\ninterface x\nEOF\nhostname R1\n   action bash reboot\nhostname R2');
    expect(lines[1]).toEqual([`interface x=${TEXT}`]);
    expect(lines[2]).toEqual(['EOF=punctuation.definition.string.end']);
    expect(lines[3]).toEqual(['hostname=keyword.other', 'R1=entity.name.section']);
    expect(lines[5]).toEqual(['hostname=keyword.other', 'R2=entity.name.section']);
  });
});
