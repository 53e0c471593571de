// usage: node scripts/run-ts.mjs test/bench/spf/main.ts [NODES]...
import { measureSpf, spfReport } from './spf.ts';

const sizes = process.argv.slice(2).map(Number);
for (const size of sizes.length > 0 ? sizes : [50, 500, 2000]) console.log(spfReport(measureSpf(size)));
