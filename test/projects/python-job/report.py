import sys

import ledger

for region, amount in sorted(ledger.totals(sys.argv[1]).items()):
    print(f"{region:<8}{amount:>10}")
