/** Hover on an address: what IS-IS knows of its prefix, and whose address it is. */
import { formatIpv4, formatIpv6, type IpPrefix, isHostPrefix } from '../../base/ip.ts';
import type { Device } from '../../model/device.ts';
import type { BgpNeighbor } from '../../model/vpn.ts';
import type { AnalysedNetwork } from '../../rules/rule.ts';
import type { AddressMention, AddressOwner } from '../addresses.ts';
import { addressOwners } from '../definition.ts';
import { data, type Line, type MarkdownDocument, paragraph, say, strong, words } from '../markdown.ts';
import { prefixHover } from './prefix.ts';
import { placeLine, routerLine, shortList } from './words.ts';

export function addressHover(
  analysed: AnalysedNetwork,
  device: Device,
  mention: AddressMention,
  neighbor: BgpNeighbor | undefined,
): MarkdownDocument {
  const owners = addressOwners(analysed.network, device, mention);
  const [owner] = owners;
  const about: Line[] = [];
  if (neighbor) about.push(neighborLine(neighbor, owner));
  const prefix = mention.prefix ?? owner?.address.prefix;
  if (prefix && !isHostPrefix(prefix)) about.push(...ownerLines(mention.host, owners));
  const rest = about.map(paragraph);
  if (owner?.interface.vrf) return [paragraph(inVrf(mention.host, owner, owner.interface.vrf.value)), ...rest];
  if (prefix) return prefixHover(analysed, prefix, device, about);
  if (analysed.simulation.originators(mention.host).length > 0) {
    return prefixHover(analysed, mention.host, device, about);
  }
  return [paragraph(say`${strong([words(addressText(mention.host))])} is on no interface of this network.`), ...rest];
}

function addressText(host: IpPrefix): string {
  return host.family === 'ipv4' ? formatIpv4(host.address) : formatIpv6(host.address);
}

function inVrf(host: IpPrefix, owner: AddressOwner, vrf: string): Line {
  const verdict = strong(say`${words(addressText(host))} belongs to VRF ${vrf}`);
  return say`${verdict} on ${routerLine(owner.router)} ${data(owner.interface.name)}: IS-IS does not carry it.`;
}

function ownerLines(host: IpPrefix, owners: readonly AddressOwner[]): readonly Line[] {
  const own = owners.filter(({ address }) => address.address === host.address);
  if (own.length === 0) return [];
  const ends = own.map(
    ({ router, interface: { name }, address }) =>
      say`${routerLine(router)} ${data(name)} (${placeLine({ file: router.device.file, span: address.span })})`,
  );
  return [say`${words(addressText(host))} is the address of ${shortList(ends, 4)}.`];
}

function neighborLine(neighbor: BgpNeighbor, owner: AddressOwner | undefined): Line {
  const router = owner ? routerLine(owner.router) : data(neighbor.addressText);
  const as = neighbor.remoteAs === undefined ? [] : say`, AS ${neighbor.remoteAs}`;
  const source = neighbor.updateSource ? say`, from ${neighbor.updateSource.value}` : [];
  const families = neighbor.families.length > 0 ? `: ${neighbor.families.join(', ')}` : ': no address family active';
  const state = neighbor.shutdown ? ', shut down' : '';
  return say`BGP session with ${router}${as}${source}${words(`${families}${state}.`)}`;
}
