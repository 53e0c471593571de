/** Findings on the elements they concern. */
import type { AnalysedNetwork, Finding, Fix, Severity } from '../../rules/rule.ts';
import { diagnosticOf } from '../diagnostics.ts';
import { neutralise } from '../markdown.ts';
import type { Drawing } from './drawing.ts';
import { elementOnLine, hiddenElement, type PlacedElement } from './element-at.ts';
import type { ElementId, HiddenElement, SceneBadge, SceneFinding } from './scene.ts';

const GRAVITY: Readonly<Record<Severity, number>> = { error: 3, warning: 2, info: 1, hint: 0 };

/** By position. */
export const fixTitles = (fixes: readonly Fix[]): readonly string[] => fixes.map(({ title }) => neutralise(title));

/** The element it stands on comes first, then those its related places lie in. */
export function sceneFinding(
  analysed: AnalysedNetwork,
  drawing: Drawing,
  finding: Finding,
  fixes: readonly string[] | undefined,
): SceneFinding {
  const { key, code, severity, file, range, related } = finding;
  const placed = [{ file, range }, ...related].flatMap(
    (place) => elementOnLine(analysed, place.file, place.range.start.line) ?? [],
  );
  const inside = placed[0] && insideOf(analysed, drawing, placed[0]);
  return {
    key,
    code,
    severity,
    message: diagnosticOf(finding).message,
    elements: [...new Set(placed.map((element) => drawnAs(drawing, element)))],
    ...(inside ? { inside } : {}),
    source: { file, range },
    ...(fixes ? { fixes } : {}),
  };
}

function insideOf(analysed: AnalysedNetwork, drawing: Drawing, placed: PlacedElement): HiddenElement | undefined {
  const own = hiddenElement(analysed, placed);
  return own?.element === drawnAs(drawing, placed) ? undefined : own;
}

/** What lies in a collapsed container is the container. */
function drawnAs(drawing: Drawing, { router, link }: PlacedElement): ElementId {
  return (link === undefined ? undefined : drawing.elementOf(link)) ?? drawing.nodeOf(router);
}

/** A finding counts where it stands, and in the containers around that. */
export function badgesOf(
  analysed: AnalysedNetwork,
  drawing: Drawing,
  findings: readonly Finding[],
): ReadonlyMap<ElementId, SceneBadge> {
  const badges = new Map<ElementId, SceneBadge>();
  for (const { file, range, severity } of findings) {
    const element = elementOnLine(analysed, file, range.start.line);
    if (!element) continue;
    const { area, backbone } = drawing.containers.of[element.router] ?? {};
    for (const id of new Set([drawnAs(drawing, element), area, backbone])) {
      if (id === undefined) continue;
      const { count, worst } = badges.get(id) ?? { count: 0, worst: severity };
      badges.set(id, { count: count + 1, worst: GRAVITY[severity] > GRAVITY[worst] ? severity : worst });
    }
  }
  return badges;
}
