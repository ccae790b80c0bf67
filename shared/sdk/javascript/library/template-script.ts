// lib/url-template/url-template.js of the JavaScript client: paths with variables.
import { scriptFile } from './script-file';

export const templateScript = scriptFile(
  'Writes values into the variables of a path: {name} is one segment, {name+} may hold several.',
  String.raw`
core.expandPath = function (template, pairs) {
  return template.replace(/\{([^{}]+?)(\+?)\}/g, function (whole, name, isGreedy) {
    var value = '';
    for (var i = 0; i < pairs.length; i += 1) {
      if (pairs[i][0] === name) value = pairs[i][1];
    }
    var segments = isGreedy ? value.split('/') : [value];
    for (var j = 0; j < segments.length; j += 1) {
      // A URL with such a segment is shortened on its way out, and the call would reach another resource.
      if (segments[j] === '.' || segments[j] === '..') {
        throw name + ' must not be . or ..';
      }
    }
    return segments.map(function (segment) {
      return core.utils.encode(segment);
    }).join('/');
  });
};
`,
);
