/** For programs that need no library: certificates, time zones and a few users, and nothing that runs (distroless, "static"). */
export const STATIC_IMAGE = 'gcr.io/distroless/static-debian13';
