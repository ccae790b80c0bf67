// lib/apiGatewayCore/simpleHttpClient.js of the JavaScript client: sends a request with fetch or XMLHttpRequest.
import { scriptFile } from './script-file';

export const transportScript = scriptFile(
  'Sends a request with fetch, or with XMLHttpRequest where there is no fetch.',
  String.raw`
function objectOf(pairs) {
  var object = {};
  pairs.forEach(function (pair) {
    if (pair[0] !== '__proto__') object[pair[0]] = pair[1];
  });
  return object;
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch (error) {
    return text;
  }
}

// What a call resolves with; an answer that is no success is an error with the same members.
function settle(request, status, statusText, headers, text) {
  var result = {
    data: parsed(text),
    status: status,
    statusText: statusText,
    headers: objectOf(headers),
    config: { method: request.method, url: request.url, headers: objectOf(request.headers), data: request.body }
  };
  if (status >= 200 && status < 300) return result;
  var error = new Error('Request failed with status code ' + status);
  error.response = result;
  for (var name in result) error[name] = result[name];
  throw error;
}

function sendByFetch(request) {
  var options = { method: request.method, headers: request.headers };
  if (request.body !== undefined) options.body = request.body;
  return fetch(request.url, options).then(function (response) {
    var headers = [];
    response.headers.forEach(function (value, name) {
      headers.push([name, value]);
    });
    return response.text().then(function (text) {
      return settle(request, response.status, response.statusText, headers, text);
    });
  });
}

function sendByXmlHttpRequest(request) {
  return new Promise(function (resolve, reject) {
    var call = new XMLHttpRequest();
    call.open(request.method, request.url, true);
    request.headers.forEach(function (pair) {
      call.setRequestHeader(pair[0], pair[1]);
    });
    call.onerror = function () {
      reject(new Error('Network Error'));
    };
    call.onload = function () {
      var headers = call.getAllResponseHeaders().split(/\r?\n/).filter(Boolean).map(function (line) {
        var colon = line.indexOf(':');
        return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).replace(/^\s+/, '')];
      });
      try {
        resolve(settle(request, call.status, call.statusText, headers, call.responseText));
      } catch (error) {
        reject(error);
      }
    };
    call.send(request.body === undefined ? null : request.body);
  });
}

core.send = function (request) {
  return typeof fetch === 'function' ? sendByFetch(request) : sendByXmlHttpRequest(request);
};
`,
);
