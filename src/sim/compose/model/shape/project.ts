import { labels, options, pairs, texts } from './collections';
import * as scalar from './scalars';
import { serviceShape } from './service';
import { fixedPart, part, partsByName, partsOf, type Shape } from './shape';

const { choice, text, truth, whole } = scalar;

const network = part([
  ['name', text],
  ['driver', text],
  ['driver_opts', options],
  [
    'ipam',
    fixedPart([
      ['driver', text],
      [
        'config',
        partsOf([
          ['subnet', text],
          ['gateway', text],
          ['ip_range', text],
          ['aux_addresses', pairs],
        ]),
      ],
    ]),
  ],
  ['external', truth],
  ['internal', truth],
  ['attachable', truth],
  ['labels', labels],
  ['enable_ipv4', choice],
  ['enable_ipv6', choice],
]);

const volume = part([
  ['name', text],
  ['driver', text],
  ['driver_opts', options],
  ['external', truth],
  ['labels', labels],
]);

const fileObject = part([
  ['name', text],
  ['file', text],
  ['environment', text],
  ['content', text],
  ['external', truth],
  ['labels', labels],
  ['driver', text],
  ['driver_opts', options],
  ['template_driver', text],
]);

const model = part([
  ['name', text],
  ['model', text],
  ['context_size', whole],
  ['runtime_flags', texts],
]);

/** A project's fields, as `docker compose config` prints them. */
export const projectShape: Shape = [
  ['name', text],
  ['services', partsByName(part(serviceShape), false)],
  ['networks', partsByName(network, false)],
  ['volumes', partsByName(volume, false)],
  ['secrets', partsByName(fileObject, false)],
  ['configs', partsByName(fileObject, false)],
  ['models', partsByName(model, false)],
];
