/** What fills a real configuration beside routing: management, filters, quality of service, customers' ports. */

const CLASSES = ['VOICE', 'VIDEO', 'CRITICAL', 'BULK', 'SCAVENGER'];

export function management(name: string): string[] {
  return [
    'version 17.9',
    'service timestamps debug datetime msec localtime show-timezone',
    'service timestamps log datetime msec localtime show-timezone',
    'service password-encryption',
    '!',
    `hostname ${name}`,
    '!',
    'aaa new-model',
    'aaa authentication login default group tacacs+ local',
    'aaa authorization exec default group tacacs+ local if-authenticated',
    'aaa accounting exec default start-stop group tacacs+',
    'aaa accounting commands 15 default start-stop group tacacs+',
    'aaa session-id common',
    'clock timezone CET 1 0',
    'no ip domain lookup',
    'ip domain name core.example.net',
    'mpls label protocol ldp',
    'mpls ldp graceful-restart',
    'mpls ldp session protection',
    'mpls ldp igp sync holddown 10000',
    'lldp run',
    'username netops privilege 15 secret 9 <removed>',
    'banner login ^C',
    `${name}: authorised staff only, sessions are logged.`,
    "Don't change the core without a ticket.",
    '^C',
    'snmp-server trap-source Loopback0',
    'snmp-server location rack 12, row 4',
    'logging source-interface Loopback0',
    ...Array.from({ length: 4 }, (_, index) => `logging host 192.0.2.${50 + index}`),
    ...Array.from({ length: 4 }, (_, index) => `ntp server 192.0.2.${120 + index}`),
    'line vty 0 4',
    ' exec-timeout 15 0',
    ' access-class MANAGEMENT in',
    ' transport input ssh',
    '!',
  ];
}

export function filterAndQuality(): string[] {
  return [
    'ip access-list standard MANAGEMENT',
    ...Array.from({ length: 12 }, (_, index) => ` ${(index + 1) * 10} permit 192.0.2.${index * 16} 0.0.0.15`),
    ' 1000 deny   any log',
    '!',
    'ip access-list extended CONTROL-PLANE',
    ...Array.from(
      { length: 20 },
      (_, index) => ` ${(index + 1) * 10} permit tcp 198.51.100.${index * 8} 0.0.0.7 any eq ${179 + index}`,
    ),
    ' 1000 deny   ip any any',
    '!',
    ...CLASSES.flatMap((name, index) => [
      `class-map match-any ${name}`,
      ` match dscp ${46 - index * 8}`,
      ` match mpls experimental topmost ${5 - index}`,
      '!',
    ]),
    'class-map match-all CONTROL-PLANE',
    ' match access-group name CONTROL-PLANE',
    '!',
    'policy-map CORE-OUT',
    ...CLASSES.flatMap((name, index) => [
      ` class ${name}`,
      `  bandwidth remaining percent ${30 - index * 5}`,
      '  queue-limit 512 packets',
    ]),
    '!',
  ];
}

export function accessServices(customers: readonly number[], portsEach: number): string[] {
  return customers.flatMap((customer, slot) =>
    Array.from({ length: portsEach }, (_, port) => [
      `interface GigabitEthernet1/${slot}/${port}`,
      ` description customer ${customer}, site ${port + 1}`,
      ` vrf forwarding CUST-${customer}`,
      ` ip address 172.${16 + slot}.${customer % 250}.${port * 4 + 1} 255.255.255.252`,
      ' negotiation auto',
      '!',
    ]).flat(),
  );
}
