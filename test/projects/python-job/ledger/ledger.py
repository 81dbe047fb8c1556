import csv
from collections import Counter
from decimal import Decimal


def totals(path):
    sums = Counter()
    with open(path, newline="") as file:
        for row in csv.DictReader(file):
            sums[row["region"]] += Decimal(row["amount"])
    return sums
