import { json, type Reply } from '../http/answer';
import { parseJson } from '../http/go-json';
import { broken, invalid, isRefusal, notFound, notImplemented, type Refusal } from '../http/refusal';
import { booleanFilter, filtersOf, param, wholeNumber, type ApiRequest } from '../http/request';
import type { Call, Verb } from '../http/verb';
import { parseReference } from '../state/reference';

/** No plugin is ever installed: what would bring one says so, and what asks for one does not find it. */
const cannotInstall = () => notImplemented('installing plugins is not part of this simulation');

function unknown({ request }: Call): Refusal {
  return notFound(`plugin "${request.vars['name'] ?? ''}" not found`);
}

function list({ request }: Call): Reply | Refusal {
  const filters = filtersOf(request, ['enabled', 'capability']);
  if (isRefusal(filters)) return filters;
  const enabled = booleanFilter(filters, 'enabled');
  return isRefusal(enabled) ? enabled : json([]);
}

function enable(call: Call): Reply | Refusal {
  const given = param(call.request, 'timeout');
  const timeout =
    given === ''
      ? broken('strconv.Atoi: parsing "": invalid syntax')
      : wholeNumber(call.request, 'timeout', 0);
  return typeof timeout === 'number' ? unknown(call) : timeout;
}

/** A list of what a plugin is allowed, or of its settings. */
function wrongList(request: ApiRequest, type: string): Refusal | undefined {
  if (request.body === '') return undefined;
  const read = parseJson(request.body);
  if (isRefusal(read)) return read;
  if (Array.isArray(read.json) || read.json === null) return undefined;
  const what = typeof read.json === 'boolean' ? 'bool' : typeof read.json;
  return invalid(`invalid JSON: json: cannot unmarshal ${what} into Go value of type ${type}`);
}

function set(call: Call): Reply | Refusal {
  return wrongList(call.request, '[]string') ?? unknown(call);
}

function remote(request: ApiRequest): Refusal | undefined {
  const reference = parseReference(param(request, 'remote'));
  return isRefusal(reference) ? broken(reference.message) : undefined;
}

function pull({ request }: Call): Reply | Refusal {
  return wrongList(request, 'types.PluginPrivileges') ?? remote(request) ?? cannotInstall();
}

function privileges({ request }: Call): Reply | Refusal {
  return remote(request) ?? cannotInstall();
}

function upgrade({ request }: Call): Reply | Refusal {
  const wrong = wrongList(request, 'types.PluginPrivileges') ?? remote(request);
  if (wrong !== undefined) return wrong;
  const name = request.vars['name'] ?? '';
  const full = name.includes(':') ? name : `${name}:latest`;
  const refused = notFound(`plugin "${full}" not found`);
  return { ...json({ message: refused.message }, 404), headers: [['Docker-Plugin-Name', full]] };
}

function create({ request }: Call): Reply | Refusal {
  const name = param(request, 'name');
  const reference = parseReference(name);
  if (isRefusal(reference)) return broken(`failed to parse reference ${name}: ${reference.message}`);
  return request.body === '' ? broken('config not found') : cannotInstall();
}

export const pluginVerbs = {
  plugins: { answer: list },
  plugin: { answer: unknown },
  pluginPrivileges: { answer: privileges },
  pluginPull: { answer: pull },
  pluginCreate: { answer: create },
  pluginEnable: { answer: enable },
  pluginSet: { answer: set },
  pluginUpgrade: { answer: upgrade },
} as const satisfies Record<string, Verb>;
