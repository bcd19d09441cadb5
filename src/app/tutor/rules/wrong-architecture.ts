import type { Rule } from '../rule';

/** A program for another processor. */
export const wrongArchitecture: Rule = {
  finds: ({ output }) =>
    output.includes('exec format error') || output.includes('Exec format error') ? {} : undefined,
  says: {
    en: 'That program was built for another kind of processor, or is a script without its first line (`#!/bin/sh`). `uname -m` says what this machine is.',
    ja: '別の種類のプロセッサー用に作られたプログラムか、先頭行（`#!/bin/sh`）のないスクリプトです。このマシンの種類は `uname -m` でわかります。',
  },
};
