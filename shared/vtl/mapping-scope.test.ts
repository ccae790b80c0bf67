import { describe, expect, it } from 'vitest';
import { compileTemplate } from './template';
import { outcomes, rendered, requestScope, type TestRequest } from './test-rendering';

function expectCases(cases: readonly (readonly [template: string, output: string])[], request: TestRequest = {}): void {
  expect(
    outcomes(
      cases.map(([template]) => template),
      request,
    ),
  ).toEqual(Object.fromEntries(cases));
}

describe('$input', () => {
  it('reads {} without a payload', () => {
    expectCases([
      ['$input.body', '{}'],
      ['$util.urlEncode($input.body)', '%7B%7D'],
      ['$input.body.x|', '|'],
      ["$input.json('$')", '{}'],
      ["$input.path('$.x')|", '|'],
    ]);
    expect(rendered('$input.body', { body: '' })).toBe('{}');
  });

  it('writes as JSON what the template has changed meanwhile, however often it was asked before', () => {
    const body = '{"a":[1]}';
    expectCases(
      [
        ["$input.json('$')#set($q = $input.path('$.a').add(2))$input.json('$')", '{"a":[1]}{"a":[1,2]}'],
        ["#set($r = $input.path('$'))$input.json('$')#set($r.b = 3)$input.json('$')", '{"a":[1]}{"a":[1],"b":3}'],
      ],
      { body },
    );
  });

  it('gives live objects, and nothing where a definite path has no match', () => {
    const body = '{"a":{"b":[1,{"c":"d"}]},"n":null,"e":[],"x.y":{"z w":1},"0":"zero"}';
    expectCases(
      [
        ["$input.path('$.a.b[1].c')", 'd'],
        ["$input.path('a.b[0]')", '1'],
        ["$input.path('$.nope')|$input.path('$.n')|", '||'],
        ["#if($input.path('$.nope') == '')empty#end#if($input.path('$.n') == $null)null#end", 'emptynull'],
        ["$input.path('$.e')", '[]'],
        ["#set($r = $input.path('$'))#set($r.a.b = 2)$r.a $input.path('$.a.b')", '{b=2} 2'],
        ["$input.path('$..c')$input.path('$.a.b[*]')$input.path('$..nope')", '["d"][1,{"c":"d"}][]'],
        ["$input.path(\"$['x.y']['z w']\")", '1'],
        ["$input.path('$.0')", 'zero'],
        ["$input.path('$.a').b.size()", '2'],
        ["$input.path()|$input.path(1)|$input.path('$.a','b')|", '|||'],
        ["$input.path('$[')", '!render'],
        ["$input.path('')", '!render'],
      ],
      { body },
    );
  });

  it('gives JSON text, and two quotes without a match', () => {
    expectCases(
      [
        ["$input.json('$.s')", '"a\\"b"'],
        ["$input.json('$.o')", '{"k":1.0,"l":[true,null]}'],
        ["$input.json('$.none')", '""'],
        ["$input.json('$.n')", '""'],
        ["$input.json('$.o.l[*]')", '[true,null]'],
      ],
      { body: '{"s":"a\\"b","o":{"k":1.0,"l":[true,null]},"n":null}' },
    );
  });

  it('takes a payload that is no JSON as one string', () => {
    expectCases(
      [
        ["$input.path('$')", 'a=1&b=2'],
        ["$input.path('$').split('&')[1]", 'b=2'],
        ["$input.path('$.a')|", '|'],
        ["$input.json('$')", '"a=1&b=2"'],
        ["$input.json('$.a')", '""'],
        ['$input.body', 'a=1&b=2'],
      ],
      { body: 'a=1&b=2' },
    );
  });

  it('looks for parameters in path, query string and headers, by exact name', () => {
    expectCases(
      [
        ["$input.params('a')$input.params('b')$input.params('c')", 'path query header '.replaceAll(' ', '')],
        ["$input.params('A')|$input.params('nope').length()|", '|0|'],
        ['$input.params().keySet()', '[path, querystring, header]'],
        [
          '$input.params().path.a $input.params().header.get("c") $input.params()["querystring"]',
          'path header {a=q, b=query}',
        ],
        ["#if($input.params('nope') == '')none#end", 'none'],
        ["$input.params('a', 'b')|$input.params(1)|", '||'],
      ],
      { path: { a: 'path' }, querystring: { a: 'q', b: 'query' }, header: { a: 'h', b: 'h', c: 'header' } },
    );
    expect(rendered('$input.params()')).toBe('{path={}, querystring={}, header={}}');
  });
});

describe('$util', () => {
  it('escapes, encodes and parses', () => {
    expectCases([
      [`$util.escapeJavaScript("a""b'c\\d/e")`, `a\\"b\\'c\\\\d\\/e`],
      [`$util.escapeJavaScript("é\u007f😀")`, '\\u00E9\u007f\\uD83D\\uDE00'],
      [`$util.escapeJavaScript("it's").replaceAll("\\\\'", "'")`, "it's"],
      [`$util.escapeJavaScript("a\n\t\u0001")`, 'a\\n\\t\\u0001'],
      [`$util.urlEncode('{"some": "value"}')`, '%7B%22some%22%3A+%22value%22%7D'],
      [`$util.urlEncode("~!'()*-._é")`, '%7E%21%27%28%29*-._%C3%A9'],
      ['$util.urlDecode("a+b%20%C3%A9%7E")', 'a b é~'],
      ['$util.urlDecode("%zz")', '!render'],
      ['$util.base64Encode("héllo")', 'aMOpbGxv'],
      ['$util.base64Decode("aMOpbGxv")', 'héllo'],
      ['$util.base64Decode("YQ==")$util.base64Decode("YWI=")$util.base64Encode("a")', 'aabYQ=='],
      ['$util.base64Decode("*")', '!render'],
      [`$util.parseJson('{"a":[1,2]}').a[1]`, '2'],
      [`#set($o = $util.parseJson('{"a":[1]}'))#set($o.b = 1)$o`, '{a=[1], b=1}'],
      [`$util.parseJson('{"a"')`, '!render'],
    ]);
  });

  it('gives nothing for a missing argument, and has no functions of other services', () => {
    expectCases([
      [
        '$util.urlEncode($nope)|$util.escapeJavaScript($nope)|$util.base64Encode($nope)|$util.parseJson($nope)|',
        '||||',
      ],
      ['$util.toJson("a")|$util.qr("a")|$util.error("a")|$util.time|', '||||'],
    ]);
  });
});

describe('$context and $stageVariables', () => {
  it('are maps in which absent fields are missing', () => {
    expectCases(
      [
        ['$context.identity.sourceIp $context["stage"] $context.nope|', '1.2.3.4 dev |'],
        ["$context.authorizer.claims['cognito:groups']", 'admins'],
        [
          "$stageVariables.name ${stageVariables['name']} $stageVariables.get('name') $stageVariables.keySet()",
          'v v v [name]',
        ],
        ['$context.requestOverride $context.responseOverride', '{header={}, path={}, querystring={}} {header={}}'],
      ],
      {
        context: {
          identity: { sourceIp: '1.2.3.4' },
          stage: 'dev',
          authorizer: { claims: { 'cognito:groups': 'admins' } },
          nope: undefined,
        },
        stageVariables: { name: 'v' },
      },
    );
  });

  it('hands the overrides back as plain data', () => {
    const scope = requestScope();
    compileTemplate(
      '#set($context.requestOverride.header.A = "1")#set($context["requestOverride"].querystring["q"] = ["x", 2])' +
        '#set($n = "p")#set($context.requestOverride.path[$n] = "v")#set($i = $context.requestOverride.header.put("B", "2"))' +
        '#set($context.responseOverride.status = 444)#set($context.responseOverride.header["__proto__"] = "own")',
    ).render(scope.variables);
    expect(scope.requestOverride()).toEqual({
      header: { A: '1', B: '2' },
      path: { p: 'v' },
      querystring: { q: ['x', 2] },
    });
    expect(scope.responseOverride()).toEqual({ header: Object.fromEntries([['__proto__', 'own']]), status: 444 });
  });

  it('lets a parameter be overridden once', () => {
    const twice = (target: string) => `#set($context.${target} = 1)#set($context.${target} = 2)`;
    expectCases([
      [twice('requestOverride.header.a'), '!render'],
      [twice('requestOverride.querystring["a"]'), '!render'],
      ['$context.requestOverride.path.put("a", 1)$context.requestOverride.path.put("a", 2)', '!render'],
      [twice('responseOverride.header.a'), '!render'],
      [twice('responseOverride.status'), '!render'],
      [`${twice('responseOverride.mine')}$context.responseOverride.mine`, '2'],
    ]);
  });

  it('keeps what the request template set for the response template', () => {
    const scope = requestScope({ body: '{"a":1}' });
    compileTemplate(
      '#set($context.requestOverride.path.a = $input.path(\'$.a\'))#set($context.responseOverride.status = "abc")',
    ).render(scope.variables);
    const response = scope.withBody('{"a":2}');
    const output = compileTemplate("$context.requestOverride.path.a $input.path('$.a')").render(response.variables);
    expect([output, response.responseOverride(), scope.requestOverride().path]).toEqual([
      '1 2',
      { header: {}, status: 'abc' },
      { a: 1 },
    ]);
  });

  it('gives empty overrides where a template put something else in their place', () => {
    const scope = requestScope();
    compileTemplate(
      '#set($context.requestOverride = "x")#set($context.responseOverride = {"header": {"a": "b"}})',
    ).render(scope.variables);
    expect([scope.requestOverride(), scope.responseOverride()]).toEqual([
      { header: {}, path: {}, querystring: {} },
      { header: { a: 'b' } },
    ]);
  });
});
