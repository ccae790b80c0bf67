// Searching the palette: fuzzy, best first within each group, the groups in their order.
import { type FuzzyMatch, fuzzyMatch } from '../fuzzy';
import type { PaletteGroup, PaletteItem } from './palette-items';

export interface FoundItem {
  readonly item: PaletteItem;
  readonly ranges: FuzzyMatch['ranges'];
}

export interface FoundGroup {
  readonly group: PaletteGroup;
  readonly found: readonly FoundItem[];
}

const order: readonly PaletteGroup[] = ['Commands', 'Recent', 'Stages', 'Go to', 'In traffic'];

/** What matches `query`, at most `most` a group. The verb of a method counts: `get orders` finds GET /orders. */
export function searchItems(items: readonly PaletteItem[], query: string, most: number): readonly FoundGroup[] {
  const matches = items.flatMap((item) => {
    const match = matchItem(item, query);
    return match === undefined || isFarFetched(match, query)
      ? []
      : [{ item, ranges: match.ranges, score: match.score }];
  });
  return order.flatMap((group) => {
    const found = matches
      .filter(({ item }) => item.group === group)
      .sort((a, b) => b.score - a.score)
      .slice(0, most);
    return found.length === 0 ? [] : [{ group, found }];
  });
}

/** Letters scattered over a text without a word that begins with one: nobody means that. */
function isFarFetched({ score, ranges }: FuzzyMatch, query: string): boolean {
  return ranges.length > 1 && score / query.replace(/\s/g, '').length < 6;
}

function matchItem(item: PaletteItem, query: string): FuzzyMatch | undefined {
  // the row of the traffic says itself what it has found
  if (item.group === 'In traffic') return quoted(item.text);
  const direct = fuzzyMatch(query, item.text);
  if (direct !== undefined) return direct;
  if (item.httpMethod !== undefined) {
    const verb = `${item.httpMethod} `;
    const match = fuzzyMatch(query, verb + item.text);
    if (match !== undefined) return { score: match.score, ranges: shifted(match.ranges, verb.length) };
  }
  const detail = item.detail === undefined ? undefined : fuzzyMatch(query, item.detail);
  return detail === undefined || detail.score < 100 ? undefined : { score: detail.score / 2, ranges: [] };
}

function shifted(ranges: FuzzyMatch['ranges'], by: number): FuzzyMatch['ranges'] {
  return ranges.flatMap(([from, to]) => (to <= by ? [] : [[Math.max(from - by, 0), to - by] as const]));
}

function quoted(text: string): FuzzyMatch {
  const from = text.indexOf('“') + 1;
  return { score: 0, ranges: [[from, text.lastIndexOf('”')]] };
}
