import type { Refusal } from '../refusal';
import { writeList, type Noun, type View } from './list';
import { goTimeOf, joinLabels, shortId } from './text';

/** A row of `GET /networks`. */
export interface NetworkSummary {
  readonly Id: string;
  readonly Name: string;
  /** RFC 3339. */
  readonly Created: string;
  readonly Scope: string;
  readonly Driver: string;
  readonly EnableIPv4: boolean;
  readonly EnableIPv6: boolean;
  readonly Internal: boolean;
  readonly Labels: Readonly<Record<string, string>> | null;
}

const networkNoun: Noun<NetworkSummary> = {
  typeName: '*network.networkContext',
  columns: {
    CreatedAt: ['CREATED AT', (n) => goTimeOf(n.Created)],
    Driver: ['DRIVER', (n) => n.Driver],
    ID: ['NETWORK ID', (n, view) => (view.truncate ? shortId(n.Id) : n.Id)],
    IPv4: ['IPV4', (n) => String(n.EnableIPv4)],
    IPv6: ['IPV6', (n) => String(n.EnableIPv6)],
    Internal: ['INTERNAL', (n) => String(n.Internal)],
    Labels: ['LABELS', (n) => joinLabels(n.Labels)],
    Name: ['NAME', (n) => n.Name],
    Scope: ['SCOPE', (n) => n.Scope],
  },
  methods: (n) => ({ Label: { arity: 1, call: ([name]) => n.Labels?.[String(name)] ?? '' } }),
};

/** The rows of `docker network ls`. */
export function writeNetworks(
  rows: readonly NetworkSummary[],
  asked: { readonly format: string; readonly quiet: boolean },
  view: View,
): string | Refusal {
  return writeList(networkNoun, rows, networkFormat(asked), view);
}

function networkFormat({ format, quiet }: { format: string; quiet: boolean }): string {
  if (format === 'table') return quiet ? '{{.ID}}' : 'table {{.ID}}\t{{.Name}}\t{{.Driver}}\t{{.Scope}}';
  if (format !== 'raw') return format;
  if (quiet) return 'network_id: {{.ID}}';
  return 'network_id: {{.ID}}\\nname: {{.Name}}\\ndriver: {{.Driver}}\\nscope: {{.Scope}}\\n';
}
