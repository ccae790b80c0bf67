// lib/apiGatewayCore/sigV4Client.js of the JavaScript client: Signature Version 4 without any other library.
import { scriptFile } from './script-file';

export const signerScript = scriptFile(
  'Signature Version 4: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html',
  String.raw`
// The first 32 bits behind the point of the cube roots (constants) and square roots (start) of the first primes.
function fractions(exponent, count) {
  var found = [];
  for (var candidate = 2; found.length < count; candidate += 1) {
    var isPrime = true;
    for (var divisor = 2; divisor * divisor <= candidate; divisor += 1) {
      if (candidate % divisor === 0) isPrime = false;
    }
    if (isPrime) {
      var root = Math.pow(candidate, exponent);
      found.push(((root - Math.floor(root)) * 0x100000000) | 0);
    }
  }
  return found;
}

var constants = fractions(1 / 3, 64);
var start = fractions(1 / 2, 8);

function rotate(word, bits) {
  return (word >>> bits) | (word << (32 - bits));
}

// The SHA-256 of a list of bytes, as a list of bytes.
function sha256(bytes) {
  var padded = Array.prototype.slice.call(bytes);
  padded.push(0x80);
  while (padded.length % 64 !== 56) padded.push(0);
  var high = Math.floor(bytes.length / 0x20000000);
  var low = bytes.length << 3;
  padded.push(high >>> 24, (high >>> 16) & 255, (high >>> 8) & 255, high & 255);
  padded.push(low >>> 24, (low >>> 16) & 255, (low >>> 8) & 255, low & 255);
  var hash = start.slice();
  for (var block = 0; block < padded.length; block += 64) {
    mix(hash, padded, block);
  }
  var result = [];
  hash.forEach(function (word) {
    result.push(word >>> 24, (word >>> 16) & 255, (word >>> 8) & 255, word & 255);
  });
  return result;
}

function mix(hash, bytes, block) {
  var words = [];
  var state = hash.slice();
  for (var i = 0; i < 64; i += 1) {
    if (i < 16) {
      var at = block + i * 4;
      words[i] = (bytes[at] << 24) | (bytes[at + 1] << 16) | (bytes[at + 2] << 8) | bytes[at + 3];
    } else {
      var early = words[i - 15];
      var late = words[i - 2];
      var small = rotate(early, 7) ^ rotate(early, 18) ^ (early >>> 3);
      var large = rotate(late, 17) ^ rotate(late, 19) ^ (late >>> 10);
      words[i] = (words[i - 16] + small + words[i - 7] + large) | 0;
    }
    var e = state[4];
    var choice = (e & state[5]) ^ (~e & state[6]);
    var first = (state[7] + (rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25)) + choice + constants[i] + words[i]) | 0;
    var a = state[0];
    var majority = (a & state[1]) ^ (a & state[2]) ^ (state[1] & state[2]);
    var second = ((rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)) + majority) | 0;
    state = [(first + second) | 0, a, state[1], state[2], (state[3] + first) | 0, e, state[5], state[6]];
  }
  for (var j = 0; j < 8; j += 1) hash[j] = (hash[j] + state[j]) | 0;
}

function hmac(key, bytes) {
  var block = key.length > 64 ? sha256(key) : key.slice();
  while (block.length < 64) block.push(0);
  function masked(mask) {
    return block.map(function (byte) {
      return byte ^ mask;
    });
  }
  return sha256(masked(0x5c).concat(sha256(masked(0x36).concat(bytes))));
}

function hex(bytes) {
  return bytes.map(function (byte) {
    return (byte < 16 ? '0' : '') + byte.toString(16);
  }).join('');
}

function payloadOf(body) {
  if (body === undefined) return [];
  if (typeof body === 'string') return core.utils.bytesOf(body);
  var view = body.buffer === undefined ? new Uint8Array(body) : new Uint8Array(body.buffer, body.byteOffset, body.byteLength);
  return Array.prototype.slice.call(view);
}

// The headers of the request with those of the signature. "now" is a Date.
core.signedHeaders = function (request, config, now) {
  var time = now.toISOString().replace(/[:\-]|\.\d{3}/g, '');
  var scope = [time.slice(0, 8), config.region, 'execute-api', 'aws4_request'];
  var headers = request.headers.concat([['x-amz-date', time]]);
  if (config.sessionToken) headers.push(['x-amz-security-token', config.sessionToken]);
  var signed = headers.map(function (pair) {
    return [pair[0].toLowerCase(), pair[1].replace(/^\s+|\s+$/g, '').replace(/\s+/g, ' ')];
  }).filter(function (pair) {
    return pair[0] === 'content-type' || pair[0].indexOf('x-amz-') === 0;
  }).concat([['host', request.host]]).sort(function (a, b) {
    return a[0] < b[0] ? -1 : 1;
  });
  var names = signed.map(function (pair) {
    return pair[0];
  }).join(';');
  var canonical = [
    request.method,
    // Signed without empty segments, as AWS's own signers do.
    core.utils.encode(request.path.replace(/\/{2,}/g, '/'), '/'),
    request.query
  ].concat(signed.map(function (pair) {
    return pair[0] + ':' + pair[1];
  }), ['', names, hex(sha256(payloadOf(request.body)))]).join('\n');
  var text = ['AWS4-HMAC-SHA256', time, scope.join('/'), hex(sha256(core.utils.bytesOf(canonical)))].join('\n');
  var key = scope.reduce(function (previous, part) {
    return hmac(previous, core.utils.bytesOf(part));
  }, core.utils.bytesOf('AWS4' + config.secretKey));
  var authorization = 'AWS4-HMAC-SHA256 Credential=' + config.accessKey + '/' + scope.join('/') +
    ', SignedHeaders=' + names + ', Signature=' + hex(hmac(key, core.utils.bytesOf(text)));
  return headers.concat([['Authorization', authorization]]);
};
`,
);
