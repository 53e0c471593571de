/**
 * Random tests start from one seed, so that a run passes for everybody or for nobody. `PROPERTY_SEED=random` looks for
 * what that seed does not reach; a failure prints its own seed.
 */
import fc from 'fast-check';

const { PROPERTY_SEED = '1195' } = process.env;

if (PROPERTY_SEED !== 'random') fc.configureGlobal({ seed: Number(PROPERTY_SEED) });
