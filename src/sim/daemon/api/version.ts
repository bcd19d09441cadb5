/** What this engine presents itself as (`docker version`). */
export const engineVersion = '28.5.2';
export const apiVersion = '1.51';
export const minApiVersion = '1.24';
export const gitCommit = '89c5e8f';
export const goVersion = 'go1.25.3';
export const buildTime = '2025-11-05T14:43:25.000000000+00:00';

/** The parts that come with it. */
export const containerdVersion = 'v1.7.29';
export const containerdCommit = '442cb34bda9a6a0fed82a2ca7cade05c5c749582';
export const runcVersion = '1.3.3';
export const runcCommit = 'v1.3.3-0-gd842d771';
export const initVersion = '0.19.0';
export const initCommit = 'de40ad0';
