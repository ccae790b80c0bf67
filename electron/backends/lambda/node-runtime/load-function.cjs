// Finds a function's handler: `src/app.main` is the export `main` of src/app.js, .mjs or .cjs below the task root.
'use strict';
const fs = require('node:fs');
const path = require('node:path');
const { pathToFileURL } = require('node:url');
const { offerLayersToImports } = require('./esm-layers.cjs');

/** Loads the module, CommonJS or ESM, and answers the exported function; throws AWS's errors. */
exports.loadFunction = async (root, name) => {
  if (name.includes('..')) {
    const advice = 'Use absolute paths when specifying root directories in handler names.';
    throw faultOf('Runtime.MalformedHandlerName', `'${name}' is not a valid handler name. ${advice}`);
  }
  const at = name.lastIndexOf('/') + 1;
  const dot = name.indexOf('.', at);
  if (dot <= at) throw faultOf('Runtime.MalformedHandlerName', 'Bad handler');
  const module = await loadModule(path.join(root, name.slice(0, dot)), name.slice(at, dot));
  const exported = name
    .slice(dot + 1)
    .split('.')
    .reduce((value, key) => value?.[key], module);
  if (exported === undefined || exported === null) {
    throw faultOf('Runtime.HandlerNotFound', `${name} is undefined or not exported`);
  }
  if (typeof exported !== 'function') throw faultOf('Runtime.HandlerNotFound', `${name} is not a function`);
  return exported;
};

async function loadModule(base, shortName) {
  try {
    const script = ['.js', '.mjs', '.cjs', ''].map((ending) => base + ending).find(isFile);
    if (script === undefined) {
      throw faultOf(
        'Runtime.ImportModuleError',
        `Error: Cannot find module '${shortName}'\nRequire stack:\n- ${__filename}`,
      );
    }
    return await loadScript(script);
  } catch (fault) {
    if (fault?.name?.startsWith('Runtime.')) throw fault;
    if (fault instanceof SyntaxError)
      throw faultOf('Runtime.UserCodeSyntaxError', `SyntaxError: ${fault.message}`, fault);
    const isMissing = fault?.code === 'MODULE_NOT_FOUND' || fault?.code === 'ERR_MODULE_NOT_FOUND';
    if (isMissing) throw faultOf('Runtime.ImportModuleError', `Error: ${fault.message}`, fault);
    throw fault;
  }
}

async function loadScript(file) {
  const isModule = file.endsWith('.mjs') || (file.endsWith('.js') && isInModulePackage(path.dirname(file)));
  if (!isModule) return require(file);
  offerLayersToImports(process.env.NODE_PATH);
  return import(pathToFileURL(file).href);
}

/** The nearest package.json decides, as for Node itself. */
function isInModulePackage(folder) {
  for (let at = folder; ; at = path.dirname(at)) {
    const file = path.join(at, 'package.json');
    if (isFile(file)) {
      try {
        return JSON.parse(fs.readFileSync(file, 'utf8')).type === 'module';
      } catch {
        return false;
      }
    }
    if (path.dirname(at) === at) return false;
  }
}

function isFile(file) {
  return fs.statSync(file, { throwIfNoEntry: false })?.isFile() === true;
}

function faultOf(type, message, cause) {
  const fault = new Error(message);
  fault.name = type;
  const frames = String((cause ?? fault).stack ?? '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line));
  fault.stack = [`${type}: ${message}`, ...frames].join('\n');
  return fault;
}
