// lib/apiGatewayCore/apiGatewayClient.js of the JavaScript client: makes a call of it, signed where there are keys.
import { scriptFile } from './script-file';

export const clientScript = scriptFile(
  'Makes calls: default headers, API key, body, and a signature where the configuration has keys.',
  String.raw`
function given(value, fallback) {
  return value === undefined || value === null || value === '' ? fallback : value;
}

function isSameHeader(left, right) {
  return left.toLowerCase() === right.toLowerCase();
}

function isSame(left, right) {
  return left === right;
}

// Texts and bytes are sent as they are, everything else as JSON.
function bodyOf(method, body) {
  if (method === 'GET' || method === 'HEAD' || body === undefined || body === null || body === '') return undefined;
  if (typeof body === 'string') return body;
  if (typeof ArrayBuffer !== 'undefined' && (body instanceof ArrayBuffer || ArrayBuffer.isView(body))) return body;
  // Pages give {} where a method takes no body.
  if (typeof body === 'object' && !Array.isArray(body) && Object.keys(body).length === 0) return undefined;
  return JSON.stringify(body);
}

// A client of one stage. "request" of its "call" is {method, path, params, query, headers, body}.
core.newApiGatewayClient = function (config, defaults) {
  var url = given(config.invokeUrl, defaults.invokeUrl);
  var parts = /^(https?:\/\/([^\/?#]+))([^?#]*)$/i.exec(url);
  if (parts === null) throw 'invokeUrl must be an http or https URL';
  var settings = {
    accessKey: given(config.accessKey, ''),
    secretKey: given(config.secretKey, ''),
    sessionToken: given(config.sessionToken, ''),
    region: given(config.region, defaults.region)
  };
  // The Host header has no port where it is the scheme's own.
  var host = parts[2].toLowerCase().replace(/^.*@/, '').replace(/^https:/i.test(url) ? /:443$/ : /:80$/, '');

  function headersOf(request, additional, body) {
    var headers = core.utils.mergeInto(request.headers, undefined, isSameHeader);
    if (given(config.apiKey)) {
      headers = core.utils.mergeInto(headers, { 'x-api-key': config.apiKey }, isSameHeader);
    }
    headers = core.utils.mergeInto(headers, additional.headers, isSameHeader);
    function has(name) {
      return headers.some(function (pair) {
        return isSameHeader(pair[0], name);
      });
    }
    if (!has('Accept')) headers.push(['Accept', given(config.defaultAcceptType, 'application/json')]);
    if (body === undefined) {
      return headers.filter(function (pair) {
        return !isSameHeader(pair[0], 'Content-Type');
      });
    }
    if (!has('Content-Type')) {
      headers.push(['Content-Type', given(config.defaultContentType, 'application/json')]);
    }
    return headers;
  }

  return {
    call: function (request, additionalParams) {
      var additional = additionalParams || {};
      var body = bodyOf(request.method, request.body);
      var path = parts[3].replace(/\/+$/, '') + core.expandPath(request.path, request.params);
      var query = core.utils.queryString(core.utils.mergeInto(request.query, additional.queryParams, isSame));
      var made = {
        method: request.method,
        host: host,
        path: path,
        query: query,
        url: parts[1] + path + (query === '' ? '' : '?' + query),
        headers: headersOf(request, additional, body),
        body: body
      };
      if (settings.accessKey !== '' && settings.secretKey !== '') {
        made.headers = core.signedHeaders(made, settings, new Date());
      }
      return core.send(made);
    }
  };
};
`,
);
