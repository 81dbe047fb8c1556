import argparse
from pathlib import Path

import joblib
from sklearn.linear_model import Ridge

from shop.table import read

parser = argparse.ArgumentParser()
parser.add_argument("--rows")
parser.add_argument("--out", type=Path)
given = parser.parse_args()
weights, prices = read(given.rows)
given.out.parent.mkdir(exist_ok=True)
joblib.dump(Ridge().fit(weights, prices), given.out)
