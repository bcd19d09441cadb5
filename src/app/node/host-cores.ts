/** Cores of the host that batch and engine make: a small server, as one rents. */
export const hostCores = 2;
