import { programs } from '../trees/pieces';
import type { Family } from '../types';
import { app } from './app';
import { bookwormBuild } from './buildpack';

export const rust: Family = {
  repository: 'library/rust',
  images: [
    app({
      name: 'rust:1.92.0',
      tags: ['latest', '1', '1.92', '1.92.0', 'slim', 'alpine', '1-slim', '1-alpine'],
      created: '2025-12-10',
      base: [...bookwormBuild],
      megabytes: 230,
      by: 'set -eux; wget "https://static.rust-lang.org/rustup/archive"; ./rustup-init -y --no-modify-path --profile minimal',
      tree: programs('/usr/local/bin', 'rustc cargo rustup', { version: '1.92.0', size: 1_200_000 }),
      rest: '/usr/local/share/rust/all /usr/local/lib/rust/all',
      config: {
        cmd: ['bash'],
        env: { RUSTUP_HOME: '/usr/local/rustup', CARGO_HOME: '/usr/local/cargo', RUST_VERSION: '1.92.0' },
      },
    }),
  ],
};
