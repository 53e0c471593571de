import { describe, expect, it } from 'vitest';
import { coloursOf } from './colours.ts';

const colours = await coloursOf('cisco-ios');

const TEXT = 'string.unquoted.heredoc';

describe('commands', () => {
  it('colours keywords, names, values and negations', () => {
    expect(
      colours('interface Gi0/1\n no ip address 10.0.0.1 255.0.0.0\n net 49.0001.0000.0000.0001.00\n mtu 1500'),
    ).toEqual([
      ['interface=keyword.other', 'Gi0/1=entity.name.section'],
      [
        'no=keyword.operator.negation',
        'ip=keyword.other',
        '10.0.0.1=constant.numeric.ipv4',
        '255.0.0.0=constant.numeric.ipv4',
      ],
      ['net=keyword.other', '49.0001.0000.0000.0001.00=constant.numeric.net'],
      ['mtu=keyword.other', '1500=constant.numeric'],
    ]);
  });

  it('colours comments, descriptions, strings and what a terminal leaves', () => {
    expect(
      colours('! a 1\n description to R2 "x\n alias exec s "show 1"\nR1#show run\nBuilding configuration...'),
    ).toEqual([
      ['! a 1=comment.line.exclamation'],
      ['description=keyword.other', 'to R2 "x=string.unquoted'],
      ['alias=keyword.other', '"=string.quoted.double', 'show 1=string.quoted.double', '"=string.quoted.double'],
      ['R1#show run=comment.line.transcript'],
      ['Building configuration...=comment.line.transcript'],
    ]);
  });

  it('lets an open quote end with its line', () => {
    expect(colours('alias x "open\nhostname R1')[1]).toEqual(['hostname=keyword.other', 'R1=entity.name.section']);
  });
});

describe('banners', () => {
  const after = ['hostname=keyword.other', 'R1=entity.name.section'];

  it.each([
    ['^C', 'banner motd'],
    ['#', 'banner login'],
    ['%', ' banner exec'],
    ['$', 'banner'],
    ['"', 'banner incoming'],
    ['.', 'banner motd'],
    ['(', 'BANNER MOTD'],
    ['x', 'banner motd'],
    ['^C', 'aaa authentication fail-message'],
    ['*', 'vacant-message'],
  ])('delimited by %s are text up to it: %s', (delimiter, head) => {
    const lines = colours(`${head} ${delimiter}\n! no comment\ninterface Gi0\n no 1\n${delimiter}\nhostname R1`);
    expect(lines.slice(1, 4)).toEqual([[`! no comment=${TEXT}`], [`interface Gi0=${TEXT}`], [` no 1=${TEXT}`]]);
    expect(lines[5]).toEqual(after);
  });

  it('may be on one line', () => {
    expect(colours('banner motd #no shutdown 1#\nhostname R1')).toEqual([
      [
        'banner=keyword.other',
        'motd=keyword.other',
        '#=punctuation.definition.string.begin',
        `no shutdown 1=${TEXT}`,
        '#=punctuation.definition.string.end',
      ],
      after,
    ]);
  });

  it('do not begin while only the type is there, or where they are taken away', () => {
    for (const line of ['banner', 'banner motd', 'banner motd ', 'banner mo', 'no banner motd']) {
      expect(colours(`${line}\nhostname R1`)[1]).toEqual(after);
    }
  });
});

describe('blobs', () => {
  it('are hex lines after a certificate, and end with them', () => {
    const lines = colours(
      '  certificate self-signed 01\n  3082032E 30820216\n  0202\n  \tquit\n certificate ca 02 x.cer\nhostname R1',
    );
    expect(lines[0]).toEqual(['certificate=keyword.other', '01=constant.numeric']);
    expect(lines[1]).toEqual(['  3082032E 30820216=string.unquoted.hex']);
    expect(lines[3]).toEqual(['quit=keyword.other']);
    expect(lines[5]).toEqual(['hostname=keyword.other', 'R1=entity.name.section']);
  });

  it('are macros up to their @', () => {
    const lines = colours('macro name m\ninterface $p\n@\nhostname R1');
    expect(lines[1]).toEqual([`interface $p=${TEXT}`]);
    expect(lines[3]).toEqual(['hostname=keyword.other', 'R1=entity.name.section']);
  });
});
