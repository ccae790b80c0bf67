// Lets ES modules import packages of layers, which Node itself finds for CommonJS only.
'use strict';
const module_ = require('node:module');
const path = require('node:path');
const { pathToFileURL } = require('node:url');

/** `NODE_PATH` for imports. Before Node 20.6 nothing can be added to how modules are found. */
exports.offerLayersToImports = (nodePath) => {
  const folders = (nodePath ?? '').split(path.delimiter).filter((folder) => folder !== '');
  if (folders.length === 0 || typeof module_.register !== 'function') return;
  // A module beside each node_modules finds what is in it.
  const places = folders.map((folder) => pathToFileURL(path.join(path.dirname(folder), 'layer.mjs')).href);
  const hook = `
    const places = ${JSON.stringify(places)};
    export async function resolve(specifier, context, next) {
      try {
        return await next(specifier, context);
      } catch (fault) {
        if (fault.code !== 'ERR_MODULE_NOT_FOUND' || /^(\\.|\\/|[a-z]+:)/.test(specifier)) throw fault;
        for (const parentURL of places) {
          try {
            return await next(specifier, { ...context, parentURL });
          } catch {}
        }
        throw fault;
      }
    }`;
  module_.register(`data:text/javascript,${encodeURIComponent(hook)}`);
};
