// What an import or export could not take over: collected on the way, told once at the end.
import type { ImportLoss } from '../../contract/workspace';

/** Collects losses. Equal messages beyond the first ones are counted, not listed, so that a report stays readable. */
export interface LossList {
  /** Something AWS would warn about: the part is left out or changed. */
  warn(place: string, message: string): void;
  /** Something AWS drops in silence, or that stands differently from the document. */
  info(place: string, message: string): void;
  all(): readonly ImportLoss[];
}

const listedPerMessage = 25;

/** An empty list. */
export function createLossList(): LossList {
  const losses: ImportLoss[] = [];
  const counts = new Map<string, { severity: ImportLoss['severity']; message: string; count: number }>();
  const listed = new Set<string>();
  const add = (severity: ImportLoss['severity'], place: string, message: string) => {
    // A shared parameter is read once for each operation and told of once.
    const line = `${severity} ${place} ${message}`;
    if (listed.has(line)) return;
    const seen = counts.get(message) ?? { severity, message, count: 0 };
    counts.set(message, { ...seen, count: seen.count + 1 });
    if (seen.count >= listedPerMessage) return;
    losses.push({ severity, place, message });
    listed.add(line);
  };
  return {
    warn: (place, message) => add('warning', place, message),
    info: (place, message) => add('info', place, message),
    all: () => [
      ...losses,
      ...[...counts.values()]
        .filter(({ count }) => count > listedPerMessage)
        .map(({ severity, message, count }) => ({
          severity,
          place: `${count - listedPerMessage} more places`,
          message,
        })),
    ],
  };
}
