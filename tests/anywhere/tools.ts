/** Packages of platforms, which only these tests install. */
export const WORKERD = "workerd@1.20261117.1";
export const EXPRESS = "express@5.3.0";
export const FASTIFY = "fastify@5.12.8";
