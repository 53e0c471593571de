import { describe, expect, test } from 'vitest';
import { MASK, redactSecrets } from '../../src/syntax/redact.ts';

describe('redactSecrets', () => {
  test.each([
    ['enable secret 9 $9$abc', `enable secret ${MASK}`],
    ['username ops privilege 15 password 7 0822455D0A16', `username ops privilege 15 password ${MASK}`],
    [' isis password S3cret level-1', ` isis password ${MASK}`],
    [' area-password S3cret', ` area-password ${MASK}`],
    ['  key-string 7 104D000A0618', `  key-string ${MASK}`],
    ['snmp-server community public RO', `snmp-server community ${MASK}`],
    [' neighbor 10.0.0.1 password 7 12', ` neighbor 10.0.0.1 password ${MASK}`],
    ['tacacs-server key 7 0822', `tacacs-server key ${MASK}`],
    [' server-key cisco123', ` server-key ${MASK}`],
    ['ntp authentication-key 1 md5 1234', `ntp authentication-key ${MASK}`],
    ['crypto isakmp key MyPsk address 1.2.3.4', `crypto isakmp key ${MASK}`],
    ['    encrypted-password "$6$abc"; ## SECRET-DATA', `    encrypted-password ${MASK}`],
    ['set protocols isis level 2 authentication-key "$9$abc"', `set protocols isis level 2 authentication-key ${MASK}`],
    ['        simple-thing "$9$abc";', `        simple-thing " ${MASK}`],
  ])('%s', (line, shown) => {
    expect(redactSecrets(line)).toBe(shown);
  });

  test.each([
    ' ip address 10.0.0.1 255.255.255.0',
    'key chain ISIS-KEYS',
    ' key 1',
    ' authentication mode md5 level-1',
    ' send-community extended',
    'hostname community-core',
  ])('%s has nothing to hide', (line) => {
    expect(redactSecrets(line)).toBe(line);
  });
});
