// The frame of the library's files: a page loads them as scripts in any order, Node requires them.

/** A file that adds to `core`; `body` is written in the JavaScript of 2009, so that old browsers read it too. */
export function scriptFile(head: string, body: string): string {
  return `// ${head}
(function (root, attach) {
  if (typeof module === 'object' && module.exports) {
    module.exports = attach;
    return;
  }
  root.apiGateway = root.apiGateway || {};
  root.apiGateway.core = root.apiGateway.core || {};
  attach(root.apiGateway.core);
})(typeof self !== 'undefined' ? self : this, function (core) {
  'use strict';
${body.trim().replace(/^(?=.)/gm, '  ')}
});
`;
}
