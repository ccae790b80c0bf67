// lib/apiGatewayCore/utils.js of the JavaScript client: parameters of a call, and bytes of a text.
import { scriptFile } from './script-file';

export const parametersScript = scriptFile(
  'Parameters of a call, kept as lists of pairs so that no name can mean something else, and texts as bytes.',
  String.raw`
var hasOwn = Object.prototype.hasOwnProperty;

function own(object, name) {
  return object !== undefined && object !== null && hasOwn.call(object, name) ? object[name] : undefined;
}

// Throws the text that says which parameter is missing.
function assertParametersDefined(params, names) {
  for (var i = 0; i < names.length; i += 1) {
    if (own(params, names[i]) === undefined) {
      throw names[i] + ' must be defined';
    }
  }
}

// The pairs of the given names; a list as value gives several pairs of one name.
function parametersOf(params, names) {
  var pairs = [];
  for (var i = 0; i < names.length; i += 1) {
    var value = own(params, names[i]);
    var values = Array.isArray(value) ? value : [value];
    for (var j = 0; j < values.length; j += 1) {
      if (values[j] !== undefined && values[j] !== null) {
        pairs.push([names[i], String(values[j])]);
      }
    }
  }
  return pairs;
}

// The pairs of an object's own members, put in place of pairs of the same name.
function mergeInto(pairs, additional, isSameName) {
  var added = parametersOf(additional, Object.keys(additional || {}));
  return pairs.filter(function (pair) {
    return !added.some(function (other) {
      return isSameName(pair[0], other[0]);
    });
  }).concat(added);
}

// UTF-8; a half of a surrogate pair that stands alone becomes U+FFFD, as everywhere on the web.
function bytesOf(text) {
  var bytes = [];
  for (var i = 0; i < text.length; i += 1) {
    var code = text.charCodeAt(i);
    if (code >= 0xd800 && code <= 0xdfff) {
      var next = i + 1 < text.length ? text.charCodeAt(i + 1) : 0;
      if (code < 0xdc00 && next >= 0xdc00 && next <= 0xdfff) {
        code = 0x10000 + ((code - 0xd800) << 10) + (next - 0xdc00);
        i += 1;
      } else {
        code = 0xfffd;
      }
    }
    if (code < 0x80) {
      bytes.push(code);
    } else if (code < 0x800) {
      bytes.push(0xc0 | (code >> 6), 0x80 | (code & 63));
    } else if (code < 0x10000) {
      bytes.push(0xe0 | (code >> 12), 0x80 | ((code >> 6) & 63), 0x80 | (code & 63));
    } else {
      bytes.push(0xf0 | (code >> 18), 0x80 | ((code >> 12) & 63), 0x80 | ((code >> 6) & 63), 0x80 | (code & 63));
    }
  }
  return bytes;
}

// Everything but letters, digits and - . _ ~ as percent escapes; what stands in "kept" stays too.
function encode(text, kept) {
  return bytesOf(String(text)).map(function (byte) {
    var character = String.fromCharCode(byte);
    if (byte < 0x80 && (/[A-Za-z0-9\-._~]/.test(character) || (kept || '').indexOf(character) !== -1)) {
      return character;
    }
    return '%' + (byte < 16 ? '0' : '') + byte.toString(16).toUpperCase();
  }).join('');
}

// The query string, sorted as a signature needs it.
function queryString(pairs) {
  return pairs.map(function (pair) {
    return [encode(pair[0]), encode(pair[1])];
  }).sort(function (a, b) {
    if (a[0] !== b[0]) return a[0] < b[0] ? -1 : 1;
    return a[1] < b[1] ? -1 : a[1] > b[1] ? 1 : 0;
  }).map(function (pair) {
    return pair[0] + '=' + pair[1];
  }).join('&');
}

core.utils = {
  assertParametersDefined: assertParametersDefined,
  parametersOf: parametersOf,
  mergeInto: mergeInto,
  bytesOf: bytesOf,
  encode: encode,
  queryString: queryString
};
`,
);
