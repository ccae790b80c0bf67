import { describe, expect, it } from 'vitest';
import { recordSteps } from '../../../../shared/vtl/record-steps';
import { fromPlain } from '../../../../shared/vtl/values';
import { hintsAt, nextWriting, piecesAt, variablesAt } from './seen-values';
import {
  endOf,
  firstStop,
  roundAt,
  runOn,
  runToLine,
  stepBack,
  stepInto,
  stepOut,
  stepOver,
  type Walk,
  walkOf,
} from './stepping';

const source = `#set($total = 0)
{
  "lines": [
  #foreach($item in $items)
    #set($total = $total + $item.price)
    {
      "sku": "$item.sku",
      "gift": #if($item.gift)true#{else}false#end
    }
  #end
  ],
  "total": $total
}`;

const variables = new Map([
  [
    'items',
    fromPlain([
      { sku: 'MUG', price: 10 },
      { sku: 'TEE', price: 5, gift: true },
    ]),
  ],
]);
const walk = walkOf(source, recordSteps(source, variables));

const lineOf = (stop: number, { places }: Walk = walk) => places[stop]?.line ?? 'end';

/** The lines of the stops that `next` comes to, from the first. */
function lines(next: (walk: Walk, at: number) => number, from = firstStop(walk, [])): unknown[] {
  const seen: unknown[] = [];
  for (let at = from; at < endOf(walk); at = next(walk, at)) seen.push(lineOf(at));
  return seen;
}

describe('stepping', () => {
  it('goes from line to line, once around for each item', () => {
    expect(lines(stepOver)).toEqual([1, 2, 4, 5, 6, 7, 8, 9, 4, 5, 6, 7, 8, 9, 11, 12, 13]);
  });

  it('goes back the lines it came', () => {
    const back: unknown[] = [];
    for (let at = endOf(walk); at > (walk.lineStops[0] ?? 0); ) {
      at = stepBack(walk, at);
      back.push(lineOf(at));
    }
    expect(back.reverse()).toEqual([1, 2, 4, 5, 6, 7, 8, 9, 4, 5, 6, 7, 8, 9, 11, 12, 13]);
  });

  it('leaves a loop with all of its rounds', () => {
    const inside = runToLine(walk, 0, 7) ?? -1;
    expect(lineOf(stepOut(walk, inside))).toBe(11);
    expect(stepOut(walk, 0)).toBe(endOf(walk));
  });

  it('stops at breakpoints that are on, in every round', () => {
    const stops: unknown[] = [];
    const breakpoints = [
      { line: 5, isOn: true },
      { line: 7, isOn: false },
      { line: 6, isOn: true },
    ];
    for (let at = firstStop(walk, breakpoints); at < endOf(walk); at = runOn(walk, at, breakpoints)) {
      stops.push(lineOf(at));
    }
    expect(stops).toEqual([5, 6, 5, 6]);
  });

  it('says so where a line is not reached any more', () => {
    expect(runToLine(walk, endOf(walk) - 1, 5)).toBeUndefined();
  });

  it('passes over the inside of a string, or goes into it', () => {
    const text = '#set($n = "a")\n#set($s = "x${n}y")\n$s';
    const inner = walkOf(text, recordSteps(text, new Map()));
    const second = stepOver(inner, 0);
    expect([lineOf(stepOver(inner, second), inner), inner.recording.steps[stepInto(inner, second)]?.apart]).toEqual([
      3,
      '',
    ]);
  });
});

describe('what is seen at a stop', () => {
  const second = runToLine(walk, runToLine(walk, 0, 6) ?? 0, 6) ?? 0;

  it('knows which item it is of how many', () => {
    expect(roundAt(walk, second)).toEqual({ element: 'item', line: 4, round: 2, rounds: 2 });
    expect(roundAt(walk, endOf(walk) - 1)).toBeUndefined();
  });

  it('tells changed variables from others, the loop’s from the template’s', () => {
    const groups = variablesAt(walk, second, stepBack(walk, second));
    expect(groups.map(({ title, variables: each }) => [title, each.map(({ name }) => name)])).toEqual([
      ['#foreach, line 4', ['item', 'foreach']],
      ['Template', ['items', 'total']],
    ]);
    const total = groups[1]?.variables.find(({ name }) => name === 'total');
    expect(total).toEqual({
      ...{ name: 'total', value: { kind: 'number', text: '15' } },
      change: { before: { kind: 'number', text: '10' } },
    });
  });

  it('puts values beside the lines that made them', () => {
    expect([...hintsAt(walk, second)]).toEqual([
      [1, '0'],
      [4, '{sku=TEE, price=5, gift=true}'],
      [5, '10 → 15'],
    ]);
  });

  it('grows the output by pieces that know their step, and says what comes next', () => {
    const at = runToLine(walk, 0, 12) ?? 0;
    const textAt = (stop: number) =>
      piecesAt(walk, stop)
        .map(({ text }) => text)
        .join('');
    expect(textAt(at)).toBe(walk.recording.output.slice(0, walk.recording.steps[at]?.outputLength));
    expect(textAt(endOf(walk))).toBe(walk.recording.output);
    expect(nextWriting(walk, stepInto(walk, runToLine(walk, 0, 11) ?? 0))).toBe('15');
  });
});
