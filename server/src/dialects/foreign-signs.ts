/**
 * Systems that are not read, and texts that look like configurations: what speaks for them. They compete
 * with our dialects, so that a file of theirs is left alone and named.
 */
import {
  addressAndLength,
  addressAndMask,
  circuit,
  exitFamily,
  family,
  hostname,
  ipv6Address,
  isisFamily,
  isisInterface,
  isType,
  isTypeLevel2,
  isTypeLevel2Only,
  metricStyle,
  mplsLdp,
  neighbor,
  net,
  noShutdown,
  noSwitchport,
  overload,
  prefixList,
  routeMap,
  routerBgp,
  routerIsis,
  routerOspf,
  shutdown,
} from './common/isis-signs.ts';
import { type Sign, type SystemSigns, sign } from './signs.ts';

/** What only that system writes. */
const OWN = 0.6;

const repeated = (words: string, signs: readonly Sign[]): Record<string, readonly Sign[]> =>
  Object.fromEntries(words.split(' ').map((word) => [word, signs]));

const nxos: SystemSigns = {
  name: 'Cisco NX-OS',
  signs: {
    headers: [
      /^!Command: show (?:running|startup)-config/,
      /^version .*\bBios:version/,
      /^!RANCID-CONTENT-TYPE: cisco-nx/,
    ],
    form: 'lines',
    indentation: { blanks: 2, weight: 0.1 },
    byFirstWord: {
      feature: [sign(OWN, /^feature (?:isis|bgp|ospf|mpls|bfd|lldp|interface-vlan|udld|ssh|nxapi|fabric|\S+)/)],
      'feature-set': [sign(OWN, /./)],
      install: [sign(OWN, /^install feature-set /)],
      vdc: [sign(OWN, /^vdc \S+/)],
      boot: [sign(OWN, /^boot (?:nxos|kickstart) /)],
      vrf: [sign(OWN, /^vrf (?:context|member) \S+/)],
      interface: [
        sign(0.35, /^interface (?:Ethernet\d+\/\d+|Vlan\d+|mgmt\d|nve\d)/),
        sign(0.4, /^interface (?:loopback|port-channel|mgmt|nve)\d/),
      ],
      ip: [
        addressAndLength,
        circuit,
        prefixList,
        sign(0.3, /^ip (?:router ospf \S+ area|pim sparse-mode|domain-lookup)/),
      ],
      router: [routerIsis, routerBgp, routerOspf],
      ipv6: [ipv6Address],
      'address-family': [isisFamily, family, sign(0.3, /^address-family l2vpn evpn$/)],
      no: [noShutdown, noSwitchport, sign(0.3, /^no feature \S+$/)],
      shutdown,
      hostname,
      net,
      'is-type': [isType, isTypeLevel2],
      'set-overload-bit': overload,
      isis: [isisInterface],
      medium: [sign(0.4, /^medium p2p$/)],
      distribute: [sign(OWN, /^distribute level-\d into level-\d /)],
      version: [sign(0.2, /^version \d+\.\d+\(\w+\)\S*/)],
      role: [sign(0.3, /^role (?:name|priority) /)],
      'route-map': routeMap,
      'metric-style': metricStyle,
      neighbor: [neighbor],
    },
  },
};

const frr: SystemSigns = {
  name: 'FRRouting',
  signs: {
    headers: [/^frr (?:version|defaults) \S/],
    form: 'lines',
    indentation: { blanks: 1, weight: 0.1 },
    byFirstWord: {
      frr: [sign(OWN, /^frr (?:version|defaults)/)],
      log: [sign(OWN, /^log (?:syslog|file|commands|timestamp|stdout)\b/)],
      service: [sign(OWN, /^service integrated-vtysh-config$/)],
      no: [
        sign(
          OWN,
          /^no (?:ipv6 forwarding|bgp network import-check|service integrated-vtysh-config|bgp ebgp-requires-policy)$/,
        ),
        noShutdown,
      ],
      interface: [
        sign(OWN, /^int\w* (?:lo|(?:eth|swp|ens|enp|ntfy|dum|br|veth|bond|vxlan|vrf)[-\w.]*|\w+-eth\d+)(?: vrf \S+)?$/),
        sign(0.4, /^int\w* (?:[a-z]{1,4}\d+)-\S+$/),
      ],
      ip: [addressAndLength, circuit, prefixList, sign(0.4, /^ip (?:forwarding|ospf area|nht resolve)/)],
      ipv6: [ipv6Address, sign(0.2, /^ipv6 router isis\b/)],
      isis: [isisInterface, sign(0.3, /^isis (?:passive|fast-reroute)/)],
      router: [
        routerIsis,
        routerBgp,
        routerOspf,
        sign(0.4, /^router (?:openfabric|ospf6|bgp \d+ (?:vrf|view)|isis \S+ vrf) ?\S*/),
      ],
      'area-password': [sign(OWN, /^area-password (?:md5|clear) /)],
      'domain-password': [sign(OWN, /^domain-password (?:md5|clear) /)],
      net,
      'is-type': [isType, isTypeLevel2Only],
      'set-overload-bit': overload,
      'metric-style': metricStyle,
      neighbor: [
        neighbor,
        sign(0.3, /^neighbor \S+ (?:interface|remote-as (?:external|internal)|timers connect )/),
        sign(OWN, /^neighbor \S+ update-source (?:lo|eth\d|r\d+-|swp\d)/),
      ],
      'address-family': [family, sign(0.2, /^address-family (?:ipv[46] vpn|l2vpn evpn)$/)],
      'exit-address-family': [exitFamily],
      rd: [sign(OWN, /^rd vpn export /)],
      rt: [sign(OWN, /^rt vpn /)],
      vrf: [sign(0.2, /^vrf \S+$/)],
      'exit-vrf': [sign(0.4, /./)],
      hostname,
      mpls: [mplsLdp],
      discovery: [sign(0.4, /^discovery transport-address /)],
      'route-map': routeMap,
      line: [sign(0.3, /^line vty$/)],
      password: [sign(0.3, /^password zebra$/)],
      exit: [sign(0.1, /./)],
      debug: [sign(0.2, /^debug (?:isis|bgp|zebra|ospf)/)],
      segment: [sign(0.2, /./)],
      prefix: [sign(0.3, /^prefix \d\S+ index \d+/)],
      // Interfaces of Linux, as Cumulus keeps them beside it.
      auto: [sign(OWN, /^auto \S+$/)],
      iface: [sign(OWN, /^iface \S+/)],
    },
  },
};

const asa: SystemSigns = {
  name: 'Cisco ASA',
  signs: {
    headers: [/^ASA Version \d/, /^: Saved$/, /^PIX Version \d/, /^FWSM Version \d/],
    form: 'lines',
    byFirstWord: {
      nameif: [sign(OWN, /^nameif \S+$/)],
      'security-level': [sign(OWN, /^security-level \d+$/)],
      names: [sign(0.3, /^names$/)],
      ip: [addressAndMask, sign(OWN, /^ip (?:local pool|verify reverse-path interface) /)],
      'access-list': [sign(OWN, /^access-list \S+ (?:extended|standard) (?:permit|deny) /)],
      'access-group': [sign(0.5, /^access-group \S+ (?:in|out|global)/)],
      object: [sign(0.4, /^object (?:network|service) \S+$/)],
      'same-security-traffic': [sign(OWN, /./)],
      'tunnel-group': [sign(OWN, /^tunnel-group \S+ /)],
      'group-policy': [sign(0.5, /./)],
      failover: [sign(0.4, /./)],
      xlate: [sign(0.3, /./)],
      timeout: [sign(0.4, /^timeout (?:xlate|conn|sip) /)],
      nat: [sign(0.4, /^nat \(\S+,?\S*\) /)],
      route: [sign(0.4, /^route \S+ \d[\d.]+ \d[\d.]+ \d[\d.]+/)],
      interface: [
        sign(
          0.35,
          /^interface (?:GigabitEthernet|Ethernet|Management|TenGigabitEthernet|Port-channel|Redundant)\d[\d/.]*$/,
        ),
      ],
      mtu: [sign(0.4, /^mtu \S+ \d+$/)],
      hostname,
      no: [sign(0.2, /^no (?:nameif|security-level)$/), noShutdown],
      shutdown,
      router: [routerIsis, routerBgp],
      net,
      'is-type': [isType],
    },
  },
};

const vrpSigns: Record<string, readonly Sign[]> = {
  sysname: [sign(OWN, /^sysname \S+$/)],
  '#': [sign(0.4, /^#$/)],
  undo: [sign(OWN, /^undo \S/)],
  return: [sign(0.5, /^return$/)],
  quit: [sign(0.3, /^quit$/)],
  isis: [
    sign(0.5, /^isis \d+(?: vpn-instance \S+)?$/),
    sign(0.5, /^isis enable \d+$/),
    sign(0.4, /^isis (?:cost|silent|circuit-level)\b/),
  ],
  'network-entity': [sign(OWN, /./)],
  'is-level': [sign(OWN, /./)],
  'cost-style': [sign(OWN, /./)],
  'import-route': [sign(OWN, /./)],
  ip: [
    addressAndMask,
    sign(0.5, /^ip (?:vpn-instance|binding vpn-instance|ip-prefix) \S+/),
    sign(0.4, /^ip route-static /),
  ],
  'ipv4-family': [sign(OWN, /./)],
  'route-policy': [sign(OWN, /^route-policy \S+ (?:permit|deny) node \d+/)],
  'if-match': [sign(0.5, /./)],
  peer: [sign(0.5, /^peer \S+ (?:as-number|connect-interface|enable|group)\b/)],
  bgp: [sign(0.4, /^bgp \d+$/)],
  interface: [
    sign(
      0.35,
      /^interface (?:LoopBack|NULL|MEth|Eth-Trunk|Vlanif|GE|Ten-GigabitEthernet|M-GigabitEthernet|GigabitEthernet)\d/,
    ),
  ],
  vlan: [sign(0.3, /^vlan batch /)],
  stelnet: [sign(0.4, /./)],
  'user-interface': [sign(0.5, /./)],
  irf: [sign(OWN, /./)],
  mpls: [sign(0.4, /^mpls lsr-id /)],
};

const vrp: SystemSigns = {
  name: 'Huawei VRP or H3C Comware',
  signs: {
    headers: [/^!Software Version V\d/, /^ ?version \d\.\d\S*, (?:Release|Feature|ESS|Alpha|Beta) /],
    form: 'lines',
    byFirstWord: vrpSigns,
  },
};

const srosClassic: SystemSigns = {
  name: 'Nokia SR OS',
  signs: {
    headers: [/^# TiMOS-/],
    byFirstWord: {
      '#': [sign(OWN, /^# TiMOS-/), sign(0.3, /^#-{20,}$/)],
      echo: [sign(OWN, /^echo "/)],
      exit: [sign(0.5, /^exit all$/), sign(0.1, /^exit$/)],
      configure: [
        sign(0.5, /^configure$/),
        sign(OWN, /^configure \{$/),
        sign(OWN, /^configure (?:router|port|service|system|card|policy-options|lag) /),
      ],
      '/': [sign(OWN, /^\/configure /), sign(0.4, /^\/(?:router|interface|system|port)\b/)],
      router: [sign(OWN, /^router (?:Base|"\S+"(?: \{)?)$/)],
      interface: [sign(OWN, /^interface "[^"]+"(?: \{|$)/)],
      port: [sign(0.4, /^port [\da-z]+\/[\da-z]+(?:\/\S+)?(?: \{)?$/)],
      card: [sign(0.4, /^card \d+(?: \{)?$/)],
      'area-id': [sign(0.4, /./)],
      'area-address': [sign(0.4, /^area-address \[/)],
      'admin-state': [sign(0.4, /^admin-state (?:enable|disable)$/)],
      'level-capability': [sign(OWN, /./)],
      vprn: [sign(OWN, /^vprn (?:\d+|"\S+")/)],
      epipe: [sign(OWN, /^epipe (?:\d+|"\S+")/)],
      sap: [sign(0.4, /^sap \S+ /)],
      no: [sign(0.1, /^no shutdown$/)],
      'policy-statement': [sign(0.3, /^policy-statement "[^"]+"(?: \{)?$/)],
      'autonomous-system': [sign(0.3, /^autonomous-system \d+$/)],
      system: [sign(0.2, /^system$/), sign(0.1, /^system \{$/)],
      chassis: [sign(0.2, /^chassis-mode /)],
      entry: [sign(0.3, /^entry \d+(?: \{)?$/)],
    },
  },
};

const srlinux: SystemSigns = {
  name: 'Nokia SR Linux',
  signs: {
    headers: [],
    byFirstWord: {
      set: [
        sign(OWN, /^set \/ ?\w/),
        sign(OWN, /^set (?:interface (?:ethernet-|mgmt0|system0|lo\d)|network-instance )/),
      ],
      'network-instance': [sign(OWN, /^network-instance \S+ \{$/)],
      interface: [sign(OWN, /^interface (?:ethernet-\d+\/\d+|mgmt0|system0|lo\d+|irb\d+) \{$/)],
      subinterface: [sign(OWN, /^subinterface \d+ \{$/)],
      'admin-state': [sign(0.4, /^admin-state (?:enable|disable)$/)],
      enter: [sign(OWN, /^enter candidate\b/)],
      'routing-policy': [sign(0.4, /^routing-policy \{$/)],
    },
  },
};

const vyos: SystemSigns = {
  name: 'VyOS',
  signs: {
    headers: [/^\/\/ vyos-config-version:/, /^\/\* === vyatta-config-version/, /^\/\/ Release version: (?:VyOS|vyos)/],
    byFirstWord: {
      set: [
        sign(
          OWN,
          /^set interfaces (?:ethernet|loopback|bridge|bonding|dummy|tunnel|openvpn|wireguard|vti|vxlan|pppoe|geneve) \S/,
        ),
        sign(0.3, /^set .*'[^']*'$/),
        sign(0.5, /^set protocols isis (?:interface (?:eth|lo|dum|bond|br)\d*\b|net |level 'level)/),
        sign(
          0.4,
          /^set (?:nat (?:source|destination) |service (?:ssh|ntp|dns|dhcp-server)\b|policy (?:route-map|prefix-list) |protocols bgp (?:\d+|neighbor|parameters|system-as) )/,
        ),
        sign(0.3, /^set system (?:console|syslog|config-management|login user \S+ authentication)\b/),
      ],
      ethernet: [sign(OWN, /^ethernet \w+ \{$/)],
      loopback: [sign(OWN, /^loopback \w+ \{$/)],
      dummy: [sign(OWN, /^dummy \w+ \{$/)],
      address: [sign(0.3, /^address (?:\d[\d.]+\/\d+|dhcp)$/)],
      'host-name': [sign(0.3, /^host-name [^;\s]+$/)],
      hw: [sign(0.4, /^hw-id /)],
      'hw-id': [sign(0.4, /./)],
    },
  },
};

const panos: SystemSigns = {
  name: 'PAN-OS',
  signs: {
    headers: [],
    byFirstWord: {
      set: [
        sign(
          OWN,
          /^set (?:deviceconfig|network (?:interface|virtual-router|profiles)|rulebase|zone|mgt-config|vsys|shared|address \S+ ip-|template) /,
        ),
      ],
      deviceconfig: [sign(OWN, /^deviceconfig \{$/)],
      devices: [sign(0.4, /^devices \{$/)],
      vsys: [sign(0.4, /^vsys \{$/)],
      'mgt-config': [sign(OWN, /^mgt-config \{$/)],
      'virtual-router': [sign(0.5, /^virtual-router \{$/)],
      layer3: [sign(0.5, /^layer3 \{$/)],
    },
  },
};

const f5: SystemSigns = {
  name: 'F5 BIG-IP',
  signs: {
    headers: [/^#TMSH-VERSION:/],
    byFirstWord: {
      ...repeated('ltm', [sign(OWN, /^ltm \S+ .*\{/)]),
      net: [sign(0.5, /^net (?:self|vlan|route|interface|trunk|route-domain|stp|fdb|tunnels|dns-resolver)\b.*\{/)],
      sys: [sign(0.5, /^sys [\w-]+ .*\{/)],
      cm: [sign(0.5, /^cm [\w-]+ .*\{/)],
      auth: [sign(0.4, /^auth [\w-]+ .*\{/)],
      apm: [sign(0.5, /^apm .*\{/)],
    },
  },
};

const freertr: SystemSigns = {
  name: 'freeRtr',
  signs: {
    headers: [/^addrouter \S+$/],
    byFirstWord: {
      addrouter: [sign(OWN, /./)],
      buggy: [sign(OWN, /^buggy$/)],
      interface: [
        sign(0.4, /^int \S+ eth \S+ \$/),
        sign(
          0.4,
          /^interface (?:loopback|ethernet|serial|tunnel|bvi|dialer|hairpin|bundle|virtualppp|template|pwether|sdn)\d[\d.]*$/,
        ),
      ],
      hostname,
      logging: [sign(0.5, /^logging file debug /)],
      no: [sign(0.4, /^no (?:description|log-link-change|macaddr)$/), noShutdown],
      ipv4: [sign(0.4, /^ipv4 addr(?:ess)? \d/)],
      ipv6: [sign(OWN, /^ipv6 addr(?:ess)? \S+ ffff:/), sign(0.2, /^ipv6 addr(?:ess)? \S+/)],
      exit: [sign(0.1, /./)],
      rd: [sign(0.1, /^rd \S+:\d+$/)],
      lock: [sign(0.4, /^lock /)],
      vrf: [sign(0.5, /^vrf def(?:inition)? \S+$/), sign(0.4, /^vrf for(?:warding)? \S+$/)],
      router: [sign(OWN, /^router (?:isis|lsrp|ospf|rip|bgp|pvrp|olsr|babel|eigrp)[46] \S+/)],
      'rtr-type': [sign(0.4, /./)],
      r: [sign(OWN, /^r\d+ (?:tping|send|output) /)],
      hwid: [sign(0.5, /^hwid /)],
      hwver: [sign(0.5, /./)],
      tcp: [sign(OWN, /^tcp2vrf /)],
      server: [sign(0.4, /^server (?:telnet|http|dhcp4|dns) \S+/)],
    },
  },
};

const other: SystemSigns = {
  name: 'another system',
  signs: {
    headers: [
      /^#config-version=F/,
      /^!64-bit Advanced Core OS \(ACOS\)/,
      /^; \S+ configuration editor/i,
      /^!RANCID-CONTENT-TYPE: \S/,
    ],
    byFirstWord: {
      // FortiOS, ScreenOS, Check Point, MikroTik, A10.
      config: [sign(OWN, /^config (?:system|router|firewall|vpn|user|log|wireless-controller|switch-controller) /)],
      edit: [sign(0.3, /^edit (?:"[^"]*"|\d+)$/)],
      next: [sign(0.4, /^next$/)],
      slb: [sign(OWN, /./)],
      'vrrp-a': [sign(OWN, /./)],
      hostname,
      interface: [sign(0.4, /^interface (?:ethernet|ve|management)(?: \d+)?$/)],
      ip: [sign(0.5, /^ip address \S+ \/\d+$/), addressAndMask],
      router: [routerBgp],
      neighbor: [neighbor],
      set: [
        sign(
          OWN,
          /^set (?:hostname \S+|interface "?(?:ethernet|eth|lo)\S* |zone "?\S+"? vrouter|static-route \S+ nexthop|bonding group|installer policy|vrouter )/,
        ),
        sign(0.2, /^set (?:vdom|allowaccess|srcintf|dstintf|uuid) /),
      ],
      '/': [sign(0.5, /^\/(?:ip|interface|routing|system|user) /)],
    },
  },
};

const programs: SystemSigns = {
  name: 'a program or the configuration of a server',
  signs: {
    headers: [/^#!\/\S+/, /^<\?xml\b/, /^<!DOCTYPE\b/i],
    byFirstWord: {
      '#': [sign(0.5, /^#include\b/)],
      '<': [sign(0.4, /^<\/?[A-Za-z][\w:-]*[ >]/)],
      server: [sign(OWN, /^server \{$/)],
      location: [sign(OWN, /^location \S+ ?\S* ?\{$/)],
      upstream: [sign(OWN, /^upstream \w+ \{$/)],
      listen: [sign(0.4, /^listen .*;$/)],
      options: [sign(0.4, /^options \{$/)],
      zone: [sign(OWN, /^zone "/)],
      subnet: [sign(OWN, /^subnet [\d.]+ netmask /)],
      const: [sign(0.4, /^const \w+ =/)],
      let: [sign(0.4, /^let \w+ =/)],
      var: [sign(0.3, /^var \w+ =/)],
      function: [sign(0.4, /^function \w+ ?\(/)],
      package: [sign(0.3, /^package \w+;?$/)],
      resource: [sign(OWN, /^resource "/)],
      import: [sign(0.3, /^import (?:\w+$|\{|\w+\.)/)],
      def: [sign(0.4, /^def \w+\(/)],
      if: [sign(0.2, /^if \[/)],
      sudo: [sign(0.5, /./)],
      export: [sign(0.4, /^export \w+=/)],
      curl: [sign(0.4, /./)],
      cat: [sign(0.5, /^cat .*<< ?-?'?\w+/)],
      docker: [sign(0.4, /./)],
      apt: [sign(0.4, /./)],
      return: [sign(0.2, /^return .+;$/)],
      '[': [sign(0.5, /^\[[\w ."-]+\]$/)],
    },
  },
};

const documents: SystemSigns = {
  name: 'a document that quotes configurations',
  signs: { headers: [], byFirstWord: { '`': [sign(3, /^`{3}[\w -]*$/)], '~': [sign(3, /^~{3}[\w -]*$/)] } },
};

export const foreignSystems: readonly SystemSigns[] = [
  nxos,
  frr,
  asa,
  vrp,
  srosClassic,
  srlinux,
  vyos,
  panos,
  f5,
  freertr,
  other,
  programs,
  documents,
];
