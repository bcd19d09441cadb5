/**
 * Colours of crates, by image: the well-known ones have their own, others get one by their name. Both themes use the
 * same, so that a picture of either is read alike.
 */
const known: Readonly<Record<string, string>> = {
  nginx: '#23a373',
  node: '#7aa834',
  httpd: '#c65a9e',
  redis: '#b34a56',
  postgres: '#4b78d6',
  mysql: '#d98324',
  python: '#3a8fc7',
  busybox: '#2f9e9e',
  alpine: '#3f93d2',
  ubuntu: '#dd6b38',
  debian: '#c24f78',
  golang: '#33a7c4',
  'hello-world': '#7f8aa6',
};

const others = ['#3a8fc7', '#2f9e9e', '#7aa834', '#c65a9e', '#d98324', '#4b78d6', '#23a373', '#c24f78'];

/** The colour of an image by its name as people write it: `nginx`, `node:14-alpine`, `localhost:5000/shop/web:2`. */
export function imageColour(name: string): string {
  const base = repositoryOf(name);
  const own = known[base];
  if (own !== undefined) return own;
  let sum = 0;
  for (const char of base) sum = (sum * 31 + char.charCodeAt(0)) >>> 0;
  return others[sum % others.length] ?? '#3a8fc7';
}

/** What was asked for before: thousands of containers are of few images. */
const asked = new Map<string, string>();

/** `localhost:5000/shop/web:2` → `web`; tags, digests and registries say nothing about the kind of thing. */
export function repositoryOf(name: string): string {
  const before = asked.get(name);
  if (before !== undefined) return before;
  const last = name.split('@')[0]?.split('/').at(-1) ?? name;
  const repository = last.split(':')[0] ?? last;
  if (asked.size > 500) asked.clear();
  asked.set(name, repository);
  return repository;
}
