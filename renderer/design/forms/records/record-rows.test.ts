import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { recordOf, rowsOf, wholeName } from './record-rows';

const prefix = 'integration.request.';

describe('rows of a record', () => {
  it('leave out what never changes and keep names from elsewhere whole', () => {
    expect(rowsOf({ 'integration.request.header.X': "'a'", odd: 'b' }, prefix)).toEqual([
      { name: 'header.X', value: "'a'" },
      { name: 'odd', value: 'b' },
    ]);
  });

  it('become the record again, without nameless rows', () => {
    expect(
      recordOf(
        [
          { name: ' header.X ', value: "'a'" },
          { name: '', value: 'lost' },
        ],
        prefix,
      ),
    ).toEqual({ 'integration.request.header.X': "'a'" });
  });

  it('take a name that was pasted whole', () => {
    expect(wholeName('integration.request.header.X', prefix)).toBe('integration.request.header.X');
  });

  it('make a plain member of a name such as __proto__', () => {
    expect(Object.keys(recordOf([{ name: '__proto__', value: '1' }], ''))).toEqual(['__proto__']);
  });

  it('survive the way there and back', () => {
    const names = fc.stringMatching(/^[a-z]+\.[A-Za-z-]{1,8}$/);
    fc.assert(
      fc.property(fc.dictionary(names, fc.string()), (values) => {
        const record = Object.fromEntries(Object.entries(values).map(([name, value]) => [prefix + name, value]));
        expect(recordOf(rowsOf(record, prefix), prefix)).toEqual(record);
      }),
    );
  });
});
