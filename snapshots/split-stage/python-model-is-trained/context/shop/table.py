import csv


def read(path):
    with open(path) as table:
        rows = list(csv.DictReader(table))
    return [[float(row["weight"])] for row in rows], [float(row["price"]) for row in rows]
