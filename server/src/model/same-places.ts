/**
 * The next network after an edit that leaves every router, instance and link in its place: a metric or a list differs, as
 * after most edits with meaning. Only what stems from the edited devices is made anew (I4).
 */
import type { Device } from './device.ts';
import { METRICS_AND_LISTS, sameMeaning } from './meaning.ts';
import type { Attachment, Link, Network, Router, RouterIndex, Speaker } from './network.ts';

export interface Places {
  readonly routers: readonly Router[];
  readonly speakers: readonly Speaker[];
  readonly links: readonly Link[];
}

function placeOf(before: Network, device: Device): RouterIndex | undefined {
  const own = before.routersByFile.get(device.file) ?? [];
  return (
    own.find((index) => before.routers[index]?.device === device) ??
    own.find((index) => before.routers[index]?.device.logicalRouter === device.logicalRouter)
  );
}

/** The devices in router order; undefined when one of them has no place of its own, or decides more than it may. */
function inOrder(before: Network, devices: readonly Device[]): readonly Device[] | undefined {
  if (devices.length !== before.routers.length) return undefined;
  const placed: Device[] = before.routers.map(({ device }) => device);
  const taken = new Set<RouterIndex>();
  for (const device of devices) {
    const index = placeOf(before, device);
    const old = index === undefined ? undefined : placed[index];
    if (index === undefined || !old || taken.has(index)) return undefined;
    if (old !== device && !sameMeaning(old, device, METRICS_AND_LISTS)) return undefined;
    taken.add(index);
    placed[index] = device;
  }
  return placed;
}

/** Devices that mean the same list the same things in the same order. */
const successor = <T>(item: T, before: readonly T[], now: readonly T[]): T => now[before.indexOf(item)] ?? item;

/** Undefined where the edit may have moved something. Both are of one boundary, with the same layer-1 links. */
export function inSamePlaces(before: Network, devices: readonly Device[]): Places | undefined {
  const placed = inOrder(before, devices);
  if (!placed) return undefined;
  const speakers = [...before.speakers];
  const edited = new Map<RouterIndex, Router>();
  const routers = before.routers.map((router): Router => {
    const device = placed[router.index] ?? router.device;
    if (device === router.device) return router;
    const next = { ...router, device };
    edited.set(router.index, next);
    router.speakers.forEach((index, position) => {
      const [speaker, instance] = [before.speakers[index], device.isis[position]];
      if (speaker && instance) speakers[index] = { ...speaker, instance };
    });
    return next;
  });

  function attach(attachment: Attachment): Attachment {
    const [old, now] = [before.speakers[attachment.speaker], speakers[attachment.speaker]];
    const next = edited.get(old?.router ?? -1);
    if (!next || !old || !now) return attachment;
    const device = before.routers[next.index]?.device ?? next.device;
    return {
      ...attachment,
      circuit: successor(attachment.circuit, old.instance.circuits, now.instance.circuits),
      interface: successor(attachment.interface, device.interfaces, next.device.interfaces),
    };
  }
  const links = before.links.map((link): Link => {
    const isEdited =
      link.attachments.some(({ speaker }) => edited.has(before.speakers[speaker]?.router ?? -1)) ||
      link.silent.some(({ router }) => edited.has(router));
    if (!isEdited) return link;
    const silent = link.silent.map((end) => {
      const [old, next] = [before.routers[end.router]?.device, edited.get(end.router)?.device];
      return old && next ? { ...end, interface: successor(end.interface, old.interfaces, next.interfaces) } : end;
    });
    return { ...link, attachments: link.attachments.map(attach), silent };
  });
  return { routers, speakers, links };
}
