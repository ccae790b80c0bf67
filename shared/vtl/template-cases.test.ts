import { describe, expect, it } from 'vitest';
import { compileTemplate } from './template';
import { rendered, requestScope } from './test-rendering';

/** Whole templates as they are in use, and the cases of the REST API reference that are about templates. */
describe('mapping templates in use', () => {
  it('passes all parameters through', () => {
    const template = `#set($allParams = $input.params())
{
"body-json" : $input.json('$'),
"params" : {
#foreach($type in $allParams.keySet())
    #set($params = $allParams.get($type))
"$type" : {
    #foreach($paramName in $params.keySet())
    "$paramName" : "$util.escapeJavaScript($params.get($paramName))"
        #if($foreach.hasNext),#end
    #end
}
    #if($foreach.hasNext),#end
#end
}
}`;
    const output = rendered(template, { body: '{"a":[1,2.50]}', path: { id: '7' }, querystring: { q: 'a"b', r: 'x' } });
    expect(JSON.parse(output)).toEqual({
      'body-json': { a: [1, 2.5] },
      params: { path: { id: '7' }, querystring: { q: 'a"b', r: 'x' }, header: {} },
    });
  });

  it('takes a form body apart', () => {
    const template =
      "{#foreach($pair in $input.path('$').split('&'))#set($kv = $pair.split('='))\"$util.urlDecode($kv[0])\": \"$util.urlDecode($kv[1])\"#if($foreach.hasNext),#end#end}";
    expect(JSON.parse(rendered(template, { body: 'name=Ann+Lee&city=T%C3%BCbingen' }))).toEqual({
      name: 'Ann Lee',
      city: 'Tübingen',
    });
  });

  it('writes commas by $foreach.hasNext into valid JSON', () => {
    const template = `#set($root = $input.path('$'))
{ "items": [
#foreach($item in $root.items)
  {"id": $item.id, "label": "$item.name"#if($item.tags.size() > 0), "tags": $item.tags#end}#if($foreach.hasNext),#end

#end
] }`;
    const body = '{"items":[{"id":1,"name":"a","tags":["x","y"]},{"id":2,"name":"b","tags":[]}]}';
    expect(JSON.parse(rendered(template, { body }))).toEqual({
      items: [
        { id: 1, label: 'a', tags: ['x', 'y'] },
        { id: 2, label: 'b' },
      ],
    });
  });

  it('turns text into numbers by way of any integer', () => {
    const template =
      "#set($zero = 0)#set($page = $zero.parseInt($input.params('page')))#set($from = ($page - 1) * 20)$from";
    expect(rendered(template, { querystring: { page: '3' } })).toBe('40');
  });
});

describe('reference cases', () => {
  const table: readonly (readonly [number, string, string, Parameters<typeof rendered>[1]])[] = [
    [32, '$input.body', '{}', { body: null }],
    [33, '$util.urlEncode($input.body)', '%7B%7D', { body: '' }],
    [34, "$input.json('$.none')", '""', { body: '{"a":1}' }],
    [35, "[$input.path('$.none')]#if($input.path('$.none') == \"\")true#end", '[]true', { body: '{"a":1}' }],
    [36, "$input.path('$.list')", '[]', { body: '{"list":[]}' }],
    [37, "$input.path('$')", '{foo=bar}', { body: '{"foo":"bar"}' }],
    [38, "$input.path('$')", '[{"foo":"bar"}]', { body: '[{"foo":"bar"}]' }],
    [39, "$input.params('Connection')", '', {}],
    [40, "$input.params('n')", 'path', { path: { n: 'path' }, querystring: { n: 'query' }, header: { n: 'header' } }],
    [
      41,
      "#set($n = 0)#foreach($i in $input.path('$'))#set($n = $n + 1)#end$n",
      '1000',
      { body: `[${Array(1001).fill(1).join()}]` },
    ],
    [42, "[#foreach($i in $input.path('$'))$i#if($foreach.hasNext),#end#end]", '[1,2,3]', { body: '[1,2,3]' }],
  ];
  it.each(table)('case %i: %s', (_number, template, output, request) => {
    expect(rendered(template, request)).toBe(output);
  });

  it('case 43: an override of the status survives without a response template', () => {
    const scope = requestScope();
    compileTemplate('{"statusCode": 200}#set($context.responseOverride.status = 444)').render(scope.variables);
    expect(scope.withBody(null).responseOverride()).toEqual({ header: {}, status: 444 });
  });

  it('case 44: an override of the request is read in the response template', () => {
    const scope = requestScope();
    compileTemplate('#set($n = "k")#set($context.requestOverride.querystring[$n] = "v")').render(scope.variables);
    const output = compileTemplate('$context.requestOverride.querystring.k').render(scope.withBody('{}').variables);
    expect(output).toBe('v');
  });

  it('case 45: a status that is none is handed over as it is', () => {
    const scope = requestScope();
    compileTemplate('#set($context.responseOverride.status = "abc")').render(scope.variables);
    expect(scope.responseOverride().status).toBe('abc');
  });
});
