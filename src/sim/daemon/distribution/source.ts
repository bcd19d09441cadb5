import { asBytes, text, type Bytes } from '#sim/base/bytes';
import type { Proc } from '#sim/kernel/proc';
import type { Steps } from '#sim/kernel/program';
import { broken, isRefusal, notFound, refuse, type Refusal } from '../http/refusal';
import { digestOfBytes } from '../image/config-text';
import type { Reference } from '../state/reference';
import {
  codesOf,
  errorsOf,
  isUnanswered,
  type RegistryAnswer,
  type RegistryClient,
  type Unanswered,
} from '#sim/distribution/client';
import { hubManifest, hubTags, peekHub } from './hub';
import { accepted } from '#sim/distribution/manifest';

/** Something that images are pulled from. */
export interface Source {
  /** Is anybody there? */
  reach(): Steps<Refusal | undefined>;
  tags(): Steps<string[] | Refusal>;
  /** By tag or digest. */
  manifest(wanted: string): Steps<{ text: string; digest: string; type: string } | Refusal>;
  config(digest: string): Steps<string | Refusal>;
  /** A layer's blob; undefined when its content is known by what it unpacks to. */
  layer(digest: string): Steps<Bytes | undefined | Refusal>;
}

/** A registry that speaks the distribution API. */
export class RegistrySource implements Source {
  constructor(
    private readonly client: RegistryClient,
    private readonly reference: Reference,
  ) {}

  get #name(): string {
    const { repository } = this.reference;
    return repository.slice(repository.indexOf('/') + 1);
  }

  *reach(): Steps<Refusal | undefined> {
    const answer = yield* this.client.ping();
    return isUnanswered(answer) ? broken(answer.unanswered) : undefined;
  }

  *tags(): Steps<string[] | Refusal> {
    const answer = yield* this.client.ask('GET', `/v2/${this.#name}/tags/list`);
    if (isUnanswered(answer)) return broken(answer.unanswered);
    if (answer.status === 404)
      return notFound(`repository ${this.reference.familiar} not found: ${errorsOf(answer)}`);
    if (answer.status !== 200) return this.#refusal(answer, '');
    const { tags } = JSON.parse(text(answer.body)) as { tags?: string[] | null };
    return tags ?? [];
  }

  *manifest(wanted: string): Steps<{ text: string; digest: string; type: string } | Refusal> {
    const path = `/v2/${this.#name}/manifests/${wanted}`;
    const headers = accepted.map((type) => ['Accept', type] as const);
    const head = yield* this.client.ask('HEAD', path, { headers });
    if (isUnanswered(head)) return broken(head.unanswered);
    const answer = yield* this.client.ask('GET', path, { headers });
    if (isUnanswered(answer)) return broken(answer.unanswered);
    if (answer.status !== 200) return this.#refusal(answer, wanted);
    const type = answer.headers['content-type'] ?? '';
    const digest = digestOfBytes(answer.body);
    if (wanted.startsWith('sha256:') && digest !== wanted)
      return broken(`manifest verification failed for digest ${wanted}`);
    return { text: text(answer.body), digest, type };
  }

  /** moby, distribution/errors.go: translatePullError */
  #refusal(answer: RegistryAnswer, wanted: string): Refusal {
    const { familiar } = this.reference;
    const codes = codesOf(answer);
    if (codes.includes('MANIFEST_UNKNOWN')) {
      const name = `${familiar}${wanted.startsWith('sha256:') ? '@' : ':'}${wanted}`;
      return notFound(`manifest for ${name} not found: ${errorsOf(answer)}`);
    }
    if (codes.includes('NAME_UNKNOWN'))
      return notFound(`repository ${familiar} not found: ${errorsOf(answer)}`);
    if (codes.includes('DENIED'))
      return notFound(
        `pull access denied for ${familiar}, repository does not exist or may require 'docker login': ${errorsOf(answer)}`,
      );
    if (answer.status === 401) return refuse(500, errorsOf(answer));
    return broken(errorsOf(answer));
  }

  *config(digest: string): Steps<string | Refusal> {
    const blob = yield* this.#blob(digest);
    return isRefusal(blob) ? blob : text(blob);
  }

  layer(digest: string): Steps<Bytes | Refusal> {
    return this.#blob(digest);
  }

  *#blob(digest: string): Steps<Bytes | Refusal> {
    const answer: RegistryAnswer | Unanswered = yield* this.client.ask(
      'GET',
      `/v2/${this.#name}/blobs/${digest}`,
    );
    if (isUnanswered(answer)) return broken(answer.unanswered);
    if (answer.status !== 200) return broken(errorsOf(answer));
    if (digestOfBytes(answer.body) !== digest)
      return broken(`filesystem layer verification failed for digest ${digest}`);
    return answer.body;
  }
}

/** What learners pushed to Docker Hub. */
export class HubSource implements Source {
  constructor(
    private readonly p: Proc,
    private readonly reference: Reference,
  ) {}

  *reach(): Steps<Refusal | undefined> {
    yield* this.p.sleep(300);
    return undefined;
  }

  *tags(): Steps<string[] | Refusal> {
    yield* this.p.sleep(100);
    return this.p.do((sim) => hubTags(sim, this.reference.repository) ?? []);
  }

  *manifest(wanted: string): Steps<{ text: string; digest: string; type: string } | Refusal> {
    yield* this.p.sleep(200);
    const { familiar, repository } = this.reference;
    const name = `${familiar}${wanted.startsWith('sha256:') ? '@' : ':'}${wanted}`;
    return this.p.do((sim) => {
      const found = hubManifest(sim, repository, wanted);
      return found ?? notFound(`manifest for ${name} not found: manifest unknown: manifest unknown`);
    });
  }

  *config(digest: string): Steps<string | Refusal> {
    yield* this.p.sleep(100);
    const found = this.p.do((sim) => peekHub(sim)?.configs[digest] ?? null);
    return found === null ? broken('blob unknown: blob unknown to registry') : text(asBytes(found));
  }

  *layer(): Steps<undefined> {
    yield* this.p.sleep(1);
    return undefined;
  }
}
