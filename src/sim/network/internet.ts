/** A place on the simulated internet: what it is called, where it is, and how far. */
export interface InternetHost {
  names: string[];
  ip: string;
  /** round trip, ms */
  latency: number;
  ports: number[];
}

/**
 * The internet as far as it goes here. Nothing in it is a machine of the world: these hosts answer pings, take connections, and their
 * pages are made by whoever asks (`programs/net`), packages and layers by the simulated repositories and registries.
 */
export const internetHosts: readonly InternetHost[] = [
  host('8.8.8.8', 9, ['dns.google'], [53, 443]),
  host('8.8.4.4', 9, [], [53, 443]),
  host('1.1.1.1', 6, ['one.one.one.one'], [53, 80, 443]),
  host('93.184.215.14', 78, [
    'example.com',
    'www.example.com',
    'example.org',
    'www.example.org',
    'example.net',
  ]),
  host('142.250.185.78', 11, ['google.com', 'www.google.com', 'google.co.jp', 'www.google.co.jp']),
  host('140.82.121.4', 24, ['github.com', 'www.github.com', 'api.github.com'], [22, 80, 443]),
  host('185.199.108.133', 12, ['raw.githubusercontent.com', 'objects.githubusercontent.com']),
  host('98.85.153.80', 88, ['registry-1.docker.io', 'index.docker.io', 'auth.docker.io', 'hub.docker.com']),
  host('104.18.43.178', 8, [
    'production.cloudflare.docker.com',
    'download.docker.com',
    'docker.com',
    'www.docker.com',
    'docs.docker.com',
    'get.docker.com',
    'www.dockercon.com',
    'dockercon.com',
  ]),
  host('151.101.2.132', 7, ['deb.debian.org', 'security.debian.org']),
  host('91.189.91.83', 84, ['archive.ubuntu.com', 'security.ubuntu.com', 'ports.ubuntu.com']),
  host('151.101.2.133', 7, ['dl-cdn.alpinelinux.org']),
  host('104.16.3.34', 8, ['registry.npmjs.org', 'www.npmjs.com', 'npmjs.com']),
  host('151.101.0.223', 7, ['pypi.org', 'files.pythonhosted.org', 'www.python.org', 'python.org']),
  host('104.20.22.46', 8, ['nodejs.org', 'www.nodejs.org', 'deb.nodesource.com', 'dl.yarnpkg.com']),
  host('172.217.25.164', 9, ['www.google.co.uk', 'youtube.com', 'www.youtube.com', 'gmail.com']),
  host('13.107.246.40', 11, ['microsoft.com', 'www.microsoft.com', 'mcr.microsoft.com']),
  host('182.22.25.252', 13, ['yahoo.co.jp', 'www.yahoo.co.jp']),
  host('74.6.231.20', 92, ['yahoo.com', 'www.yahoo.com']),
  host('104.18.32.7', 8, [
    'quay.io',
    'ghcr.io',
    'gcr.io',
    'registry.k8s.io',
    'rubygems.org',
    'packagist.org',
  ]),
  host('208.80.154.224', 82, ['wikipedia.org', 'en.wikipedia.org', 'ja.wikipedia.org', 'www.wikipedia.org']),
  host('34.193.132.77', 89, ['httpbin.org', 'www.httpbin.org']),
  host('34.117.59.81', 14, ['ipinfo.io', 'ifconfig.me', 'ifconfig.io', 'icanhazip.com']),
];

function host(ip: string, latency: number, names: string[], ports = [80, 443]): InternetHost {
  return { ip, latency, names, ports };
}

const byName = new Map(internetHosts.flatMap((one) => one.names.map((name) => [name, one] as const)));
const byIp = new Map(internetHosts.map((one) => [one.ip, one]));

export function internetHostNamed(name: string): InternetHost | undefined {
  return byName.get(name.toLowerCase());
}

export function internetHostAt(ip: string): InternetHost | undefined {
  return byIp.get(ip);
}
