// Templates as they are in use, with the request that they render, for the benchmark.

const body = JSON.stringify({
  id: 'ord_1',
  items: Array.from({ length: 20 }, (_none, at) => ({ sku: `sku-${at}`, quantity: at, price: at * 1.5 })),
});

const request = {
  body,
  params: {
    path: { id: '7' },
    querystring: { page: '2', sort: 'name' },
    header: { Accept: '*/*', Host: 'api.example.com', 'User-Agent': 'bench' },
  },
  context: { stage: 'dev', apiId: 'a1b2c3', httpMethod: 'POST', identity: { sourceIp: '192.0.2.1' } },
  stageVariables: { table: 'orders', region: 'eu-west-1' },
};

/** Name, template and request of each sample. */
export const templateSamples = [
  {
    name: 'template with #foreach',
    request,
    template: `#set($root = $input.path('$'))
{ "id": "$root.id", "items": [
#foreach($item in $root.items)
  { "sku": "$item.sku", "quantity": $item.quantity }#if($foreach.hasNext),#end

#end ] }`,
  },
  {
    name: 'template with #if and #set',
    request,
    template: `#set($root = $input.path('$'))#set($n = 3)
#if($root.id == "ord_1" && $n > 2){ "known": true, "id": "$root.id" }#else{ "known": false }#end`,
  },
  {
    name: 'template that passes all parameters through',
    request,
    template: `#set($allParams = $input.params())
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
},
"stage-variables" : {
#foreach($key in $stageVariables.keySet())
"$key" : "$util.escapeJavaScript($stageVariables.get($key))"
    #if($foreach.hasNext),#end
#end
},
"context" : {
    "api-id" : "$context.apiId",
    "http-method" : "$context.httpMethod",
    "stage" : "$context.stage",
    "source-ip" : "$context.identity.sourceIp"
    }
}`,
  },
];
