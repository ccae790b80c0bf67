// Values that a template does not hold: collected in one list, answered by the caller, and imported again.

/** A value the import needs to be told. */
export interface Fill {
  /** What is wanted, and the name it is answered under: `Parameters.Stage`, `Resources.Table.Arn`. */
  readonly place: string;
  /** One sentence. */
  readonly wants: string;
  /** A value that fits where nobody knows better. */
  readonly suggestion?: string;
  /** The first places that use it. */
  readonly usedAt: readonly string[];
}

export interface FillAnswers {
  readonly fills: ReadonlyMap<string, string>;
  /** Takes the suggestion where there is no answer. */
  readonly acceptsSuggestions: boolean;
}

export interface FillList {
  /** The answer given under `place`, whether or not it was asked for. */
  answer(place: string): string | undefined;
  /** The answer, or the suggestion where those are accepted; otherwise the wish is kept and a stand-in returned. */
  ask(fill: Omit<Fill, 'usedAt'>, usedAt: readonly string[]): string;
  /** What is still wanted. */
  open(): readonly Fill[];
  /** Suggestions that were taken, for the report. */
  accepted(): readonly Fill[];
}

const usesListed = 5;

/** An empty list with the answers of the caller. */
export function createFillList({ fills, acceptsSuggestions }: FillAnswers): FillList {
  const open = new Map<string, Fill>();
  const accepted = new Map<string, Fill>();
  const keep = (list: Map<string, Fill>, fill: Omit<Fill, 'usedAt'>, place: string) => {
    const usedAt = list.get(fill.place)?.usedAt ?? [];
    if (usedAt.includes(place) || usedAt.length >= usesListed) return;
    list.set(fill.place, { ...fill, usedAt: [...usedAt, place] });
  };
  return {
    answer: (place) => fills.get(place),
    ask(fill, usedAt) {
      const answer = fills.get(fill.place);
      if (answer !== undefined) return answer;
      const isAccepted = acceptsSuggestions && fill.suggestion !== undefined;
      keep(isAccepted ? accepted : open, fill, usedAt.join('.'));
      return fill.suggestion ?? fill.place;
    },
    open: () => [...open.values()],
    accepted: () => [...accepted.values()],
  };
}
