// Searching the palette: fuzzy, best first within each group, the groups in their order.
import { type FuzzyMatch, fuzzyMatch } from '../fuzzy';
import type { PaletteGroup, PaletteItem } from './palette-items';

export interface FoundItem {
  readonly item: PaletteItem;
  readonly ranges: FuzzyMatch['ranges'];
  /** What matched in the quiet words. */
  readonly detailRanges: FuzzyMatch['ranges'];
}

export interface FoundGroup {
  readonly group: PaletteGroup;
  readonly found: readonly FoundItem[];
}

const order: readonly PaletteGroup[] = ['Commands', 'Recent', 'Stages', 'Go to', 'In traffic'];

/** What matches `query`, at most `most` a group. Verb and quiet words count: `get orders`, `listOrders`. */
export function searchItems(items: readonly PaletteItem[], query: string, most: number): readonly FoundGroup[] {
  if (query.trim() === '') return firstItems(items, most);
  const matches = items.flatMap((item) => matchItem(item, query) ?? []);
  return order.flatMap((group) => {
    const found = matches
      .filter(({ item }) => item.group === group)
      .sort((a, b) => b.score - a.score)
      .slice(0, most);
    return found.length === 0 ? [] : [{ group, found }];
  });
}

/** Without a query the items come as they are. */
function firstItems(items: readonly PaletteItem[], most: number): readonly FoundGroup[] {
  return order.flatMap((group) => {
    const first = items.filter((item) => item.group === group).slice(0, most);
    return first.length === 0 ? [] : [{ group, found: first.map((item) => ({ item, ranges: [], detailRanges: [] })) }];
  });
}

function matchItem(item: PaletteItem, query: string): (FoundItem & { readonly score: number }) | undefined {
  // the row of the traffic says itself what it has found
  if (item.group === 'In traffic') return { item, ...quoted(item.text), detailRanges: [] };
  const verb = item.httpMethod === undefined ? '' : `${item.httpMethod} `;
  const ways = [
    inText(item, fuzzyMatch(query, item.text)),
    verb === '' ? undefined : inText(item, shifted(fuzzyMatch(query, verb + item.text), verb.length)),
    item.detail === undefined ? undefined : inDetail(item, fuzzyMatch(query, item.detail)),
  ];
  return ways
    .flatMap((way) => (way === undefined || isFarFetched(way, query) ? [] : [way]))
    .sort((a, b) => b.score - a.score)[0];
}

function inText(item: PaletteItem, match: FuzzyMatch | undefined) {
  return match && { item, ...match, detailRanges: [] };
}

/** In the quiet words only what stands together counts, and a little less than in the text. */
function inDetail(item: PaletteItem, match: FuzzyMatch | undefined) {
  if (match === undefined || match.ranges.length > 1) return undefined;
  return { item, score: match.score - 1, ranges: [], detailRanges: match.ranges };
}

/** Letters scattered over a text without a word that begins with one: nobody means that. */
function isFarFetched({ score, ranges }: FuzzyMatch, query: string): boolean {
  return ranges.length > 1 && score / query.replace(/\s/g, '').length < 6;
}

function shifted(match: FuzzyMatch | undefined, by: number): FuzzyMatch | undefined {
  return (
    match && {
      score: match.score,
      ranges: match.ranges.flatMap(([from, to]) => (to <= by ? [] : [[Math.max(from - by, 0), to - by] as const])),
    }
  );
}

function quoted(text: string): FuzzyMatch {
  const from = text.indexOf('“') + 1;
  return { score: 0, ranges: [[from, text.lastIndexOf('”')]] };
}
