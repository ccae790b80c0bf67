import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EvaluationError } from '../vtl/template-error';
import { parseJsonValue, toJsonText } from '../vtl/values';
import { compileJsonPath } from './json-path';
import { JsonPathError } from './json-path-error';

const STORE = parseJsonValue(`{
  "store": {
    "book": [
      {"category": "reference", "author": "Nigel", "title": "Sayings", "price": 8.95},
      {"category": "fiction", "author": "Evelyn", "title": "Sword", "price": 12.99},
      {"category": "fiction", "author": "Herman", "title": "Moby", "isbn": "0-553", "price": 8.99},
      {"category": "fiction", "author": "John", "title": "Lord", "isbn": "0-395", "price": 22.99}
    ],
    "bicycle": {"color": "red", "price": 19.95}
  },
  "expensive": 10, "a.b": {"c d": 1, "e-f": 2}, "list": [1, 2, 3, 4, 5], "nested": [[1, 2], [3, 4]],
  "n": null, "s": "text", "e": [], "mixed": [1, "1", 1.0, null, true, {"a": null}, {"a": 1}, [1]],
  "tags": [{"k": ["x", "y"]}, {"k": ["z"]}, {"k": []}], "__proto__": {"own": 1}
}`);

/** Paths with what they find, as JSON; `missing` for a definite path without a match, `!` for an error. */
function expectPaths(paths: Readonly<Record<string, string>>): void {
  const found = Object.keys(paths).map((path) => {
    try {
      const value = compileJsonPath(path).read(STORE);
      return [path, value === undefined ? 'missing' : toJsonText(value)];
    } catch (thrown) {
      if (thrown instanceof JsonPathError) return [path, '!'];
      throw thrown;
    }
  });
  expect(Object.fromEntries(found)).toEqual(paths);
}

describe('definite paths', () => {
  it('give one value, or nothing', () => {
    expectPaths({
      '$.store.bicycle.color': '"red"',
      'store.bicycle.color': '"red"',
      "$['store']['bicycle']": '{"color":"red","price":19.95}',
      '$["store"].bicycle["color"]': '"red"',
      "$['a.b']['c d']": '1',
      '$.list[0]': '1',
      '$.list[-1]': '5',
      '$.list[ 1 ]': '2',
      '$.nested[1][0]': '3',
      '$.n': 'null',
      '$.nope': 'missing',
      '$.nope.deeper[0]': 'missing',
      '$.n.x': 'missing',
      '$.s.x': 'missing',
      '$.s[0]': 'missing',
      '$.list[9]': 'missing',
      '$.store.book.author': 'missing',
      "$['__proto__'].own": '1',
      '$.constructor': 'missing',
    });
  });

  it('merge several names at the end into one object', () => {
    expectPaths({
      "$['s','expensive']": '{"s":"text","expensive":10}',
      "$['s','nope']": '{"s":"text"}',
      "$.store['book','bicycle'].price": '[19.95]',
    });
  });
});

describe('indefinite paths', () => {
  it('give a list, empty without a match', () => {
    expectPaths({
      '$.list[*]': '[1,2,3,4,5]',
      '$.a.*': '[]',
      '$.nope[*]': '[]',
      '$.s[*]': '[]',
      '$.store.book[*].author': '["Nigel","Evelyn","Herman","John"]',
      '$.list[0,2]': '[1,3]',
      '$.list[0, 9]': '[1]',
      '$.list[1:3]': '[2,3]',
      '$.list[:2]': '[1,2]',
      '$.list[3:]': '[4,5]',
      '$.list[-2:]': '[4,5]',
      '$.list[:-1]': '[1,2,3,4]',
      '$.list[-3:-1]': '[3,4]',
      '$.list[1:-1]': '[]',
      '$.list[9:]': '[]',
      '$.list[-999999999:2]': '[1,2,3,4,5,1,2]',
      '$.tags[*].k[0]': '["x","z"]',
    });
  });

  it('scan from the top down', () => {
    expectPaths({
      '$..price': '[8.95,12.99,8.99,22.99,19.95]',
      '$..book[2].title': '["Moby"]',
      '$.store..color': '["red"]',
      '$..nope': '[]',
      '$.nested..[0]': '[[1,2],1,3]',
      '$.nested..*': '[[1,2],[3,4],1,2,3,4]',
      "$..['color','price']": '[{"color":"red","price":19.95}]',
      '$..[?(@.isbn)].title': '["Moby","Lord"]',
    });
  });
});

describe('filters', () => {
  const titles = (condition: string) => `$.store.book[?(${condition})].title`;

  it('compare numbers by value, strings by order, and a number with what spells it', () => {
    expectPaths({
      [titles('@.price < 10')]: '["Sayings","Moby"]',
      [titles('@.price >= 12.99')]: '["Sword","Lord"]',
      [titles('@.price <= $.expensive')]: '["Sayings","Moby"]',
      [titles('@.author > "I"')]: '["Sayings","Lord"]',
      [titles("@.price == '8.95'")]: '["Sayings"]',
      [titles("@['price']==8.95")]: '["Sayings"]',
      [titles('10 < @.price')]: '["Sword","Lord"]',
      '$.mixed[?(@ == 1)]': '[1,"1",1.0]',
      "$.mixed[?(@ === '1')]": '["1"]',
      '$.mixed[?(@ == null)]': '[null]',
      '$.mixed[?(@.a == null)]': '[{"a":null}]',
      '$.mixed[?(@ == true)]': '[true]',
      '$.mixed[?(@ == {"a":1})]': '[{"a":1}]',
      '$.list[?(@ != 2)]': '[1,3,4,5]',
      [titles("@.price < 'a'")]: '[]',
    });
  });

  it('ask whether something exists, and join conditions', () => {
    expectPaths({
      [titles('@.isbn')]: '["Moby","Lord"]',
      [titles('!@.isbn')]: '["Sayings","Sword"]',
      [titles("@.category == 'fiction' && @.price > 10")]: '["Sword","Lord"]',
      [titles("@.category=='fiction'&&@.price>10")]: '["Sword","Lord"]',
      [titles('@.price > 20 || @.author == "Nigel"')]: '["Sayings","Lord"]',
      [titles('@.price > 10 && (@.price < 20 || @.isbn)')]: '["Sword","Lord"]',
      [titles('!(@.price > 10)')]: '["Sayings","Moby"]',
      '$.store.bicycle[?(@.price > 10)].color': '["red"]',
      '$.list[?(1 == 1)]': '[1,2,3,4,5]',
    });
  });

  it('know all the word operators', () => {
    expectPaths({
      [titles("@.author in ['Nigel', 'Herman']")]: '["Sayings","Moby"]',
      [titles("@.author NIN ['Nigel', 'Herman']")]: '["Sword","Lord"]',
      [titles('@.author contains "e"')]: '["Sayings","Sword","Moby"]',
      [titles('@.author size 6')]: '["Sword","Moby"]',
      [titles('@.title =~ /s.*/i')]: '["Sayings","Sword"]',
      [titles('@.title =~ /.*o/')]: '[]',
      '$.tags[?(@.k contains "x")]': '[{"k":["x","y"]}]',
      '$.tags[?(@.k size 1)]': '[{"k":["z"]}]',
      '$.tags[?(@.k empty true)]': '[{"k":[]}]',
      '$.tags[?(@.k all ["x", "y"])]': '[{"k":["x","y"]}]',
      '$.tags[?(@.k subsetof ["x", "y", "z"])]': '[{"k":["x","y"]},{"k":["z"]},{"k":[]}]',
      '$.tags[?(@.k anyof ["z"])]': '[{"k":["z"]}]',
      '$.tags[?(@.k noneof ["z"])]': '[{"k":["x","y"]},{"k":[]}]',
      '$.list[?(@ in $.nested[0])]': '[1,2]',
    });
  });
});

describe('functions', () => {
  it('answer at the end of a path', () => {
    expectPaths({
      '$.list.length()': '5',
      '$.store.size()': '2',
      '$.s.length()': 'null',
      '$.list.sum()': '15.0',
      '$.list.avg()': '3.0',
      '$.list.min()': '1.0',
      '$.list.max()': '5.0',
      '$.list.stddev()': '1.4142135623730951',
      '$.store.keys()': '["book","bicycle"]',
      '$.list.first()': '1',
      '$.list.last()': '5',
      '$.list.index(1)': '2',
      '$.list.append(9)': '[1,2,3,4,5,9]',
      '$.concat($.s, "x")': '"textx"',
      '$.max(1, $.list[2])': '3.0',
      '$..price.max()': '22.99',
      '$..book.length()': '4',
      '$.tags[*].k.length()': '[2,1,0]',
      '$.e.sum()': '!',
      '$.list.foo()': '!',
    });
  });
});

describe('malformed paths', () => {
  it('are errors with a position', () => {
    const paths = [
      '',
      '$.',
      '$..',
      '$.a.',
      '$...a',
      '$a',
      '$.a b',
      '$[',
      '$[]',
      '$[a]',
      "$['a",
      "$['a'",
      '$[1,]',
      '$[:]',
      '$[?(@.a',
      '$[?@.a]',
      '$[?()]',
      '$[?(@.a ~ 1)]',
      '$[?(true)]',
      '$[?(@.a =~ /x)]',
    ];
    const positions = paths.map((path) => {
      try {
        compileJsonPath(path);
        return `${path} was taken`;
      } catch (thrown) {
        return thrown instanceof JsonPathError && thrown.position >= 0 && thrown.position <= thrown.path.length;
      }
    });
    expect(positions).toEqual(paths.map(() => true));
  });

  it('say what is wrong', () => {
    expect(() => compileJsonPath('$.a b')).toThrow(
      `The JSONPath "$.a b" has a blank in a name: write ['a name'] instead (at character 4).`,
    );
  });

  it('end in an error however deep they nest', () => {
    const deep = (times: number) => `$${'[?(@.a'.repeat(times)}${')]'.repeat(times)}`;
    expect(() => compileJsonPath(deep(5000))).toThrow(JsonPathError);
    expect(() => compileJsonPath(`$[?(${'!('.repeat(5000)}@.a${')'.repeat(5000)})]`)).toThrow(JsonPathError);
    expect(compileJsonPath(`$${'.a'.repeat(5000)}`).read(STORE)).toBe(undefined);
  });

  it('end in an error where they find too much', () => {
    const deep = `${'[0,'.repeat(60)}0${']'.repeat(60)}`;
    const wide = parseJsonValue(`[${Array(20).fill(deep).join()}]`);
    expect(() => compileJsonPath('$..*..*..*..*..*..*').read(wide)).toThrow(EvaluationError);
  });
});

it('reads any path without ending otherwise than it should', () => {
  const piece = fc.constantFrom(
    ...[
      '$',
      '@',
      '.',
      '..',
      '*',
      '[',
      ']',
      '(',
      ')',
      '?',
      "'a'",
      '"b"',
      'store',
      'book',
      'list',
      '0',
      '-1',
      ':',
      ',',
      ' ',
    ],
    ...[
      '==',
      '&&',
      '||',
      '!',
      '<',
      '=~',
      '/x/',
      'in',
      '[?(',
      ')]',
      '@.price',
      '10',
      'true',
      'null',
      '.length()',
      '.sum()',
      '{',
      '\\',
    ],
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      try {
        const path = compileJsonPath(pieces.join(''));
        const value = path.read(STORE);
        if (!path.isDefinite) expect(typeof value === 'object' && value?.kind).toBe('list');
      } catch (thrown) {
        expect(thrown instanceof JsonPathError || thrown instanceof EvaluationError).toBe(true);
      }
    }),
    { seed: 1, numRuns: 3000 },
  );
});
